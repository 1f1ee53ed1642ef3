import { useNavigate } from '../../../navigation/navigate.tsx';

export function MissingSuite() {
  const { openTests } = useNavigate();
  return (
    <div className="tb-inset-lg">
      <h3 className="tb-heading">This suite is not here</h3>
      <p className="tb-quiet">It was deleted, or it is on another server.</p>
      <button type="button" className="tb-link tb-strong" onClick={() => openTests({ suite: null })}>
        All suites
      </button>
    </div>
  );
}
