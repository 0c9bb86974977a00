import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-myanmar/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource-variable/noto-sans-thai/wght.css';
import './app/theme.css';
import './app/layout.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';

createRoot(document.querySelector('#clew')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
