import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { asService } from '../database/reach.js';

/** For the few handlers that find out who asks, or tell how the service does: nothing of theirs is somebody's. */
@Injectable()
export class ByTheService implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return new Observable((subscriber) => asService(() => next.handle().subscribe(subscriber)));
  }
}
