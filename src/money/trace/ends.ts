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
};

/** Why money that comes to the account is not followed further: position in `stopReasons`; undefined when it is. */
export function endOf({ service }: AccountView): number | undefined {
  const reason = service === undefined ? undefined : reasons[service.category];
  return reason === undefined ? undefined : stopReasons.indexOf(reason);
}
