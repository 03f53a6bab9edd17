import { Module } from '@nestjs/common';
import { Clients } from './application/clients.js';
import { Permissions } from './application/permissions.js';
import { Principals } from './application/principals.js';
import { SigningKeys } from './application/signing-keys.js';
import { Subjects } from './application/subjects.js';
import { ClientsRepository } from './storage/clients.repository.js';
import { PrincipalsRepository } from './storage/principals.repository.js';
import { SigningKeysRepository } from './storage/signing-keys.repository.js';

@Module({
  providers: [Permissions, PrincipalsRepository, Principals, Subjects, ClientsRepository, Clients, SigningKeysRepository, SigningKeys],
  exports: [Principals, Subjects, Clients, SigningKeys],
})
export class IdentityModule {}
