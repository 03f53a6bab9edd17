export { DeskHttpModule } from './desk-http.module.js';
