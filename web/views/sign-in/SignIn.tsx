import type { JSX } from 'react';

export function SignIn(): JSX.Element {
  return <h1>SignIn</h1>;
}
