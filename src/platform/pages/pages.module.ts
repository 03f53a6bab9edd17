import { Global, Module } from '@nestjs/common';
import { ErrorPage } from './error-page.js';
import { PageRenderer } from './page-renderer.js';

@Global()
@Module({ providers: [PageRenderer, ErrorPage], exports: [PageRenderer, ErrorPage] })
export class PagesModule {}
