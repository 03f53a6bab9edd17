export { HomeHttpModule } from './home-http.module.js';
