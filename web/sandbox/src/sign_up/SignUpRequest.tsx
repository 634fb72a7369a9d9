// The owner's phone shows what the sign-up window wants of it, above its screen.
import { useAccount } from "../account/queries";
import { PhoneRequest } from "./PhoneRequest";

export function SignUpRequest() {
  const { data: account } = useAccount();
  return account?.sign_up ? <PhoneRequest run={account.sign_up} /> : null;
}
