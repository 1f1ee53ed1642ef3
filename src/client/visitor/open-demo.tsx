/** The page of a published demo: its own entry, without anything of the bench. */
import '@fontsource-variable/instrument-sans/index.css';
import '../theme/global.css';
import '../theme/shared.css';
import '../theme/shared-space.css';
import '../theme/shared-type.css';
import { createRoot } from 'react-dom/client';
import { adoptLook } from './adopt-look.ts';
import { VisitPage } from './visit-page.tsx';

// zod would probe whether it may compile code, which the content policy forbids and the browser would report.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

adoptLook();
const root = document.getElementById('root');
if (root === null) throw new Error('demo.html has no #root');
// `/p/NAME`
createRoot(root).render(<VisitPage name={location.pathname.split('/')[2] ?? ''} />);
