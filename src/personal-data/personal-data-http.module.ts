import { Module } from '@nestjs/common';
import { ErasuresController } from './http/erasures.controller.js';
import { PersonalDataModule } from './personal-data.module.js';

@Module({ imports: [PersonalDataModule], controllers: [ErasuresController] })
export class PersonalDataHttpModule {}
