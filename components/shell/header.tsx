import Link from "next/link";
import { Account } from "./account";
import { HeaderSearch } from "./header-search";
import { Logo } from "./logo";
import { NavLinks } from "./nav-links";

/** The bar at the head of every page. The same for everyone on the server; the account part fills in later. */
export function Header() {
  return (
    <header className="page-x sticky top-0 z-40 flex h-(--header-height) items-center gap-2 bg-bg/85 backdrop-blur-xl">
      <Link href="/" className="-ml-1 rounded-control p-1" aria-label="Matinee, home">
        <Logo />
      </Link>
      <nav aria-label="Main" className="ml-4 hidden items-center md:flex">
        <NavLinks />
      </nav>
      <div className="ml-auto flex items-center gap-2">
        <HeaderSearch />
        <Account />
      </div>
    </header>
  );
}
