// Reads the pages of prints. A bundle of its own, loaded when the first print is imported: pdf.js is larger than all else together.
import './noDrawing';

export { printPagesOf } from '../exchange/printPages';
