// How the owner's phone names the people of the sandbox.
import { useBench } from "../../api/queries";
import type { Phone } from "../../api/types";

export function useNames() {
  const { data: bench } = useBench();
  const phones = bench?.phones ?? [];
  const name = (phone: Phone): string => phone.saved_as ?? phone.name;
  return {
    customers: phones.filter(({ kind }) => kind === "customer"),
    owner: phones.find(({ kind }) => kind === "business"),
    name,
    nameOf: (id: string): string => {
      const phone = phones.find((one) => one.id === id);
      return phone ? name(phone) : id;
    },
  };
}
