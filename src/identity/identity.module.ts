import { Module } from '@nestjs/common';
import { Principals } from './application/principals.js';
import { PrincipalsRepository } from './storage/principals.repository.js';

@Module({ providers: [PrincipalsRepository, Principals], exports: [Principals] })
export class IdentityModule {}
