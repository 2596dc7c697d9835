export { Logo, Mark } from './logo.tsx';
export { Drawing, type SceneName } from './scenes.tsx';
export { FourSpans, Panorama } from './chasm.tsx';
