import { Module } from '@nestjs/common';
import { BreakTheGlass } from './application/break-the-glass.js';
import { Clients } from './application/clients.js';
import { Permissions } from './application/permissions.js';
import { Principals } from './application/principals.js';
import { SigningKeys } from './application/signing-keys.js';
import { Subjects } from './application/subjects.js';
import { BrokenGlassRepository } from './storage/broken-glass.repository.js';
import { ClientsRepository } from './storage/clients.repository.js';
import { GlassHoldings } from './storage/glass-holdings.js';
import { PrincipalsRepository } from './storage/principals.repository.js';
import { ReasonedAccessRepository } from './storage/reasoned-access.repository.js';
import { SigningKeysRepository } from './storage/signing-keys.repository.js';

@Module({
  providers: [
    BrokenGlassRepository,
    GlassHoldings,
    ReasonedAccessRepository,
    BreakTheGlass,
    Permissions,
    PrincipalsRepository,
    Principals,
    Subjects,
    ClientsRepository,
    Clients,
    SigningKeysRepository,
    SigningKeys,
  ],
  exports: [BrokenGlassRepository, GlassHoldings, ReasonedAccessRepository, BreakTheGlass, Principals, Subjects, Clients, SigningKeys],
})
export class IdentityModule {}
