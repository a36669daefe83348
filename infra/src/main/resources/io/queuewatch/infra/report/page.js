(function () {
  'use strict';
  var colours = ['#0b5fa5', '#c2410c', '#6b7280', '#7a2f8f'];
  var symbols = ['circle', 'rect', 'triangle', 'diamond'];

  function option(plot) {
    var bars = plot.kind === 'bar';
    var series = plot.series.map(function (one, i) {
      return {
        name: one.name,
        type: plot.kind,
        data: one.values,
        stack: bars ? 'all' : null,
        symbol: symbols[i],
        symbolSize: plot.days.length > 31 ? 3 : 6,
        lineStyle: { type: ['solid', 'dashed', 'dotted', 'solid'][i] },
        barMaxWidth: 40
      };
    });
    if (plot.target !== undefined) {
      series[0].markLine = {
        silent: true,
        symbol: 'none',
        data: [{ yAxis: plot.target }],
        lineStyle: { color: '#1b1f24', type: 'solid', width: 1 },
        label: { formatter: 'target ' + plot.target + ' %', position: 'insideStartBottom' }
      };
    }
    return {
      animation: false,
      color: colours,
      textStyle: { color: '#1b1f24' },
      grid: { left: 48, right: 12, top: 60, bottom: 30 },
      legend: { top: 0, left: 0, itemGap: 8 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: plot.days, axisLabel: { formatter: function (day) { return day.slice(5); } } },
      yAxis: { type: 'value', name: plot.unit, min: 0, nameGap: 8 },
      series: series
    };
  }

  var page = document.documentElement;
  var drawn = [];
  JSON.parse(document.getElementById('plots').textContent).forEach(function (plot) {
    var place = document.getElementById(plot.id);
    var chart = echarts.init(place, null, {
      renderer: 'svg',
      width: place.clientWidth || 480,
      height: place.clientHeight || 260
    });
    chart.setOption(option(plot));
    drawn.push({ chart: chart, place: place });
  });
  page.setAttribute('data-drawn', drawn.length);

  function resize() {
    drawn.forEach(function (one) {
      one.chart.resize({ width: one.place.clientWidth || 480, height: one.place.clientHeight || 260 });
    });
  }
  window.addEventListener('resize', resize);
  window.addEventListener('beforeprint', resize);
  window.addEventListener('afterprint', resize);
})();
