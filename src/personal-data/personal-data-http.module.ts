import { Module } from '@nestjs/common';
import { ProfilesModule } from '../profiles/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { ErasuresController } from './http/erasures.controller.js';
import { ExportsController } from './http/exports.controller.js';
import { MailController } from './http/mail.controller.js';
import { ExportArchive } from './pages/export-archive.js';
import { OwnDataController } from './pages/own-data.controller.js';
import { PersonalDataModule } from './personal-data.module.js';

@Module({
  imports: [PersonalDataModule, ProfilesModule, TaxonomyModule],
  controllers: [ErasuresController, ExportsController, MailController, OwnDataController],
  providers: [ExportArchive],
})
export class PersonalDataHttpModule {}
