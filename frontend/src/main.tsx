import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { listenForInstall } from './lib/install.ts';

listenForInstall();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
}
