import './look/tokens.css';
import './look/base.css';
import './look/controls.css';
import './look/fields.css';
import './look/sheets.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { findBridge } from './host/find-bridge.ts';
import { NoBridge } from './shell/NoBridge.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element for the window');
const bridge = findBridge();
createRoot(root).render(<StrictMode>{bridge === null ? <NoBridge /> : <App bridge={bridge} />}</StrictMode>);
