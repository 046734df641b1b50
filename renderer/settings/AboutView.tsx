import './settings.css';
import { useEffect, useState } from 'react';
import type { About } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';
import { hashOf } from '../shell/place.ts';
import { ViewHeading } from '../shell/ViewHeading.tsx';

/** What runs here, and what it is made with. */
export function AboutView() {
  const api = useApi();
  const [about, setAbout] = useState<About | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isOpen = true;
    api.about().then(
      (found) => isOpen && setAbout(found),
      (error: unknown) => isOpen && setTrouble(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isOpen = false;
    };
  }, [api]);
  return (
    <div className="view-inner settings">
      <ViewHeading title="About Mailvitals" rest={about === null ? '' : `Version ${about.version}`}>
        <a href={hashOf({ name: 'settings' })}>Settings</a>
      </ViewHeading>
      {trouble !== null && <p className="said warn-said">{trouble}</p>}
      {about !== null && <Facts about={about} />}
    </div>
  );
}

function Facts({ about: { runtime, dataFolder, packages } }: { readonly about: About }) {
  return (
    <>
      <section className="panel card" aria-label="What runs here">
        <dl className="about-facts">
          {runtime.map(({ name, version }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">{version}</dd>
            </div>
          ))}
          <div>
            <dt>Data folder</dt>
            <dd className="mono">{dataFolder}</dd>
          </div>
        </dl>
        <p className="muted">
          Everything stays on this computer: the history in the data folder, passwords and sign-ins in its
          keychain.
        </p>
      </section>
      <section className="panel card" aria-label="Made with">
        <h2>Made with</h2>
        <p className="muted">
          Mailvitals is free software under the MIT licence, and stands on these packages.
        </p>
        {packages.length === 0 ? (
          <p className="muted">The list is made when Mailvitals is packaged.</p>
        ) : (
          <table className="packages">
            <thead>
              <tr>
                <th scope="col">Package</th>
                <th scope="col">Version</th>
                <th scope="col">Licence</th>
              </tr>
            </thead>
            <tbody>
              {packages.map(({ name, version, licence }) => (
                <tr key={`${name} ${version}`}>
                  <td>{name}</td>
                  <td className="num muted">{version}</td>
                  <td className="muted">{licence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
