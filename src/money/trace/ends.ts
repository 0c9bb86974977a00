import { type AccountView, type ServiceCategory, stopReasons, type StopReason } from '../../model/index.ts';

/**
 * Services beyond which rows do not tell whose money moves. A mule desk is none of them: it is an account like others, with rows of its
 * own, and the methods say whose money leaves it.
 */
const reasons: Partial<Record<ServiceCategory, StopReason>> = {
  exchange: 'exchange',
  mixer: 'mixed-service',
  gambling: 'mixed-service',
  bridge: 'mixed-service',
  dex: 'mixed-service',
  payment: 'mixed-service',
  merchant: 'mixed-service',
};

/** Whether nothing is followed beyond an account of this category. */
export const isEnd = (category: ServiceCategory): boolean => reasons[category] !== undefined;

/**
 * Why money that comes to the account is not followed further: position in `stopReasons`; undefined when it is. A shop is no service, but
 * what is spent there was paid for: its suppliers and wages have nothing to do with it.
 */
export function endOf({ service, label }: AccountView): number | undefined {
  const category = service?.category ?? label?.category;
  const reason = category === undefined ? undefined : reasons[category];
  return reason === undefined ? undefined : stopReasons.indexOf(reason);
}
