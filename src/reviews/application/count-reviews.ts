import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { today } from '../../platform/clock.js';
import { parseIsoDate } from '../../standards/index.js';
import { ReviewsRepository } from '../storage/reviews.repository.js';

const NAME = 'reviews_waiting';

/** How many reviews wait on each desk, and how many of them are late, whenever the metrics are asked for. */
@Injectable()
export class CountReviews implements OnModuleInit {
  constructor(private readonly reviews: ReviewsRepository) {}

  onModuleInit(): void {
    register.removeSingleMetric(NAME);
    const { reviews } = this;
    new Gauge({
      name: NAME,
      help: 'Reviews by a human that wait, by country; late: the day by which an answer is due has passed',
      labelNames: ['country', 'late'],
      async collect() {
        const counts = await reviews.counts(parseIsoDate(today())).catch(() => undefined);
        if (!counts) return;
        this.reset();
        for (const { country, waiting, late } of counts) {
          this.set({ country, late: 'yes' }, late);
          this.set({ country, late: 'no' }, waiting - late);
        }
      },
    });
  }
}
