import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsNumber, Max, Min } from 'class-validator';
import { type GeoPoint, toHundredth } from '../../standards/index.js';

const ToHundredth = () => Transform(({ value }) => (typeof value === 'number' ? toHundredth(value) : value));

/** Both or neither. */
export class GeoPointDto implements GeoPoint {
  @ApiProperty({ example: 47.38, minimum: -90, maximum: 90, description: 'Degrees, WGS 84; kept to two decimals, about a kilometre' })
  @IsNumber()
  @Min(-90)
  @Max(90)
  @ToHundredth()
  latitude!: number;
  @ApiProperty({ example: 28.82, minimum: -180, maximum: 180 }) @IsNumber() @Min(-180) @Max(180) @ToHundredth() longitude!: number;
}
