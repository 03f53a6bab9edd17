import createClient from 'openapi-fetch';
import type { paths } from './contract.js';

/** Must not compile: the field is called `destination`, and there is no such address. */
const api = createClient<paths>({ baseUrl: '' });
void api.POST('/v1/profiles', { body: { destinaton: 'MD' } });
void api.GET('/v1/profile/{profileId}', { params: { path: { profileId: '' } } });
