import type { UseQueryResult } from '@tanstack/react-query';
import type { OverlapList } from '../../../src/model/index.ts';
import { type Refused, useGet } from '../../app/api.ts';

/** Own key, partners, runs and requests. */
export const useOverlap = (enabled = true): UseQueryResult<OverlapList, Refused> =>
  useGet<OverlapList>('/overlap', {}, { enabled });
