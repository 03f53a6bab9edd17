import { Module } from '@nestjs/common';
import { Principals } from './application/principals.js';
import { Subjects } from './application/subjects.js';
import { PrincipalsRepository } from './storage/principals.repository.js';

@Module({ providers: [PrincipalsRepository, Principals, Subjects], exports: [Principals, Subjects] })
export class IdentityModule {}
