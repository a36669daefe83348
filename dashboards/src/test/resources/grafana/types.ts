import * as alerting from '@grafana/grafana-foundation-sdk/alerting';
import * as common from '@grafana/grafana-foundation-sdk/common';
import * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as statetimeline from '@grafana/grafana-foundation-sdk/statetimeline';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';

/** The generator makes `boolean` of `string | false`. */
type Dashboard = Omit<dashboard.Dashboard, 'refresh'> & { refresh?: string };

/** What is checked, by the names that the check gives it. */
export interface Checked {
  dashboard?: Dashboard;
  stat?: Pick<stat.Options, keyof stat.Options>;
  table?: Pick<table.Options, keyof table.Options>;
  tableField?: Partial<common.TableFieldOptions>;
  timeseries?: Pick<timeseries.Options, keyof timeseries.Options>;
  timeseriesField?: common.GraphFieldConfig;
  'state-timeline'?: Pick<statetimeline.Options, keyof statetimeline.Options>;
  'state-timelineField'?: Pick<statetimeline.FieldConfig, keyof statetimeline.FieldConfig>;
  field?: dashboard.FieldConfig;
  rule?: Partial<alerting.Rule>;
  policy?: alerting.NotificationPolicy;
}
