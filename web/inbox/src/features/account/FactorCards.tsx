/** What one proves who one is with, besides the password. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { SkeletonBlock } from "@twinline/kit";
import { keys } from "../../live/keys";
import { FailedToLoad } from "../../ui/FailedToLoad";
import classes from "./Account.module.css";
import { words } from "./factorWords";
import { PasskeysCard } from "./PasskeysCard";
import { SecondFactorCard } from "./SecondFactorCard";

export function FactorCards() {
  const client = useQueryClient();
  const {
    data: factors,
    error,
    refetch,
  } = useQuery({ queryKey: keys.factors, queryFn: api.factors, staleTime: 0 });
  const altered = () => void client.invalidateQueries({ queryKey: keys.factors });
  if (!factors)
    return (
      <div className={classes.all}>
        {error ? (
          <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
        ) : (
          <SkeletonBlock height={140} />
        )}
      </div>
    );
  return (
    <>
      <SecondFactorCard factors={factors} onAltered={altered} />
      <PasskeysCard factors={factors} onAltered={altered} />
    </>
  );
}
