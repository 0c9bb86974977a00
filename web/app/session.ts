import { createContext, useContext } from 'react';
import type { Permission, SessionView } from '../../src/model/index.ts';

export const SessionContext = createContext<SessionView | undefined>(undefined);

/** Who is signed in; only inside the shell, which shows the way in to everybody else. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession outside the shell');
  return session;
}

export function useMay(permission: Permission): boolean {
  return useSession().may.includes(permission);
}
