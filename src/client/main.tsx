import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { followForcedColors } from './shell/theme/load-forced-colors.ts';

// zod would probe whether it may compile code, which our content policy forbids and the browser would report.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

followForcedColors();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
