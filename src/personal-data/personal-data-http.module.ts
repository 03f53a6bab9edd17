import { Module } from '@nestjs/common';
import { TaxonomyModule } from '../taxonomy/index.js';
import { ErasuresController } from './http/erasures.controller.js';
import { ExportsController } from './http/exports.controller.js';
import { ExportArchive } from './pages/export-archive.js';
import { PersonalDataModule } from './personal-data.module.js';

@Module({ imports: [PersonalDataModule, TaxonomyModule], controllers: [ErasuresController, ExportsController], providers: [ExportArchive] })
export class PersonalDataHttpModule {}
