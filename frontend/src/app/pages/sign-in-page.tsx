import { use } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { SignInForm } from '../../features/sign-in/components/sign-in-form.tsx';
import { safeNext } from '../../lib/paths.ts';
import { ViewerContext } from '../../lib/viewer.tsx';
import { useDocumentTitle } from '../../ui/page-title.tsx';
import { useSession } from '../session.ts';

/** Who is signed in already goes on to where they wanted. */
export function SignInPage() {
  useDocumentTitle('Sign in');
  const [search] = useSearchParams();
  const { renew } = useSession();
  return use(ViewerContext) ? (
    <Navigate to={safeNext(search.get('next'))} replace />
  ) : (
    <SignInForm onSignedIn={renew} />
  );
}
