/** The History region: every run of this device, newest first; one click opens a run without executing it. */
import classes from './history-strip.module.css';

export function HistoryStrip() {
  return (
    <section className={classes.strip} aria-labelledby="history-title">
      <div className={classes.head}>
        <h2 className={classes.title} id="history-title">
          History
        </h2>
        <span className={classes.note}>No runs yet</span>
      </div>
      <p className={classes.empty}>Each run is kept here, on this device. Open one again without running it.</p>
    </section>
  );
}
