/** A bench with one block on it, off centre: the tweak. */
export function Logo() {
  return (
    <svg width={20} height={20} viewBox="0 0 20 20" className="tb-fixed" aria-hidden="true">
      <path fill="var(--tb-ink)" d="M1 10h18v2.4H1zM4 12.4h2.4V19H4zM13.6 12.4H16V19h-2.4z" />
      <path fill="var(--tb-accent)" d="M9.6 2.6h5.6v5.6H9.6z" />
    </svg>
  );
}
