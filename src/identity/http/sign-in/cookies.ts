import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';

/** `__Host-` binds a cookie to this host and to encryption; a trial on http://localhost has neither. */
export class Cookies {
  private readonly isEncrypted: boolean;

  constructor(audience: string) {
    this.isEncrypted = audience.startsWith('https:');
  }

  get session(): string {
    return `${this.isEncrypted ? '__Host-' : ''}passerelle-session`;
  }

  get signIn(): string {
    return `${this.isEncrypted ? '__Host-' : ''}passerelle-sign-in`;
  }

  read(headers: IncomingHttpHeaders, name: string): string | undefined {
    const found = (headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
    return found.find(([key]) => key === name)?.[1];
  }

  /** @param path under which it was set */
  forget(reply: FastifyReply, name: string, path: string): void {
    void reply.header('set-cookie', `${name}=; Path=${path}; HttpOnly; Max-Age=0`);
  }

  /** For as long as the browser is open. @param value undefined takes it away */
  set(reply: FastifyReply, name: string, value: string | undefined): void {
    const secure = this.isEncrypted ? '; Secure' : '';
    const gone = value === undefined ? '; Max-Age=0' : '';
    void reply.header('set-cookie', `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure}${gone}`);
  }
}
