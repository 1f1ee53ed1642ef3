/** The whole page: providers around the workbench. */
import '@fontsource-variable/instrument-sans/index.css';
import '../shell/theme/mantine-styles.ts';
import '../shell/theme/global.css';
import '../shell/theme/mantine-fields.css';
import '../shell/theme/mantine-overrides.css';
import '../shell/theme/shared.css';
import '../shell/theme/shared-space.css';
import '../shell/theme/shared-type.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/react';
import { useState } from 'react';
import { createPageServices } from '../runs/page-services.ts';
import { PageServicesProvider } from '../runs/page-services-provider.tsx';
import { ConnectionProvider } from '../shell/api/connection-provider.tsx';
import { NavigateProvider } from '../shell/navigation/navigate.tsx';
import { resolveCssVariables } from '../shell/theme/css-variables.ts';
import { theme } from '../shell/theme/theme.tsx';
import { Bench } from './bench.tsx';
import { PageGuard } from './panes/pane-guard.tsx';

export function App() {
  const [services] = useState(() => createPageServices(createQueryClient()));
  return (
    <PageServicesProvider services={services}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveCssVariables}
        defaultColorScheme="auto"
        deduplicateCssVariables={false}
      >
        <NuqsAdapter>
          <NavigateProvider>
            <ConnectionProvider>
              <PageGuard>
                <Bench />
              </PageGuard>
            </ConnectionProvider>
          </NavigateProvider>
        </NuqsAdapter>
      </MantineProvider>
    </PageServicesProvider>
  );
}

/** The query client. Must never repeat a run: runs are mutations, which are not retried. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: 1, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
