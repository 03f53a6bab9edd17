import { SetMetadata } from '@nestjs/common';

export const REQUIRES_ROLE = 'passerelle:requires-role';

/** The route is for those who hold this role, also in a trial; which roles there are, the module that knows people says. */
export const RequiresNamedRole = (role: string) => SetMetadata(REQUIRES_ROLE, role);
