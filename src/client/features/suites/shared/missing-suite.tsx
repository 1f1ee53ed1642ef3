import { useNavigate } from '../../../navigation/navigate.tsx';
import classes from './editing.module.css';

export function MissingSuite() {
  const { openTests } = useNavigate();
  return (
    <div className={classes.none}>
      <h3 className="tb-heading">This suite is not here</h3>
      <p className="tb-quiet">It was deleted, or it is on another server.</p>
      <button type="button" className="tb-link tb-strong" onClick={() => openTests({ suite: null })}>
        All suites
      </button>
    </div>
  );
}
