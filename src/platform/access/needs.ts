import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';

/** Where a route says what it needs: an action of the policy, or `OPEN`. A route that says nothing is refused to everybody. */
export const NEEDS = 'passerelle:needs';
export const OPEN = 'open to everybody';

/** Asks for an action of the policy table (src/identity), named `resource:action` like the scopes of OAuth 2. */
export const Needs = (action: `${string}:${string}`) =>
  applyDecorators(SetMetadata(NEEDS, action), ApiBearerAuth(), ApiExtension('x-needs', action));

/** Open to everybody, on purpose. */
export const Public = () => SetMetadata(NEEDS, OPEN);
