// Where does an area's page stand? In the middle of the shell, which says while another page's script or words are coming.

import { AppShell } from "@mantine/core";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useLayoutEffect, useState } from "react";

import styles from "@/app/Shell.module.css";

/** `aria-busy`: who reads aloud waits for the page that comes, and a test does. */
export function Main() {
  const going = useRouterState({ select: (state) => state.status === "pending" });
  const [coming, setComing] = useState(false);
  return (
    <AppShell.Main id="main" tabIndex={-1} className={styles.main} aria-busy={going || coming || undefined}>
      <Suspense fallback={<Coming tell={setComing} />}>
        <Outlet />
      </Suspense>
    </AppShell.Main>
  );
}

function Coming({ tell }: { tell: (coming: boolean) => void }) {
  useLayoutEffect(() => {
    tell(true);
    return () => tell(false);
  }, [tell]);
  return null;
}
