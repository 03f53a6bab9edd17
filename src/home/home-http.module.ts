import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { HomeController } from './pages/home.controller.js';

@Module({ imports: [AgreementsModule, ProfilesModule, VacanciesModule], controllers: [HomeController] })
export class HomeHttpModule {}
