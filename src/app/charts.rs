//! The charts of the screen that is shown, built once for each change and not for each frame.

use super::view::{Screen, View};
use crate::chart::slides::{SlideBoard, SlideChoice};
use crate::chart::{
    ChartName, Concentration, ContrastChart, Detail, FindingList, Look, MatrixTable, Overview,
    PartnerBoard, Scene, Subject, Table, Timeline,
};
use crate::edit::Revision;

/// The chart of a screen.
#[derive(Debug, Clone, PartialEq)]
pub enum ScreenChart {
    /// The overview.
    Overview(Box<Overview>),
    /// The matrix.
    Matrix(Box<MatrixTable>),
    /// The schedule.
    Schedule(Box<Timeline>),
    /// The partners.
    Partners(Box<PartnerBoard>),
    /// Two versions.
    Contrast(Box<ContrastChart>),
    /// The list of slides.
    Slides(Box<SlideBoard>),
    /// Operations by size, alone.
    Concentration(Box<Concentration>),
}

/// What the screen that is shown draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Charts {
    key: Key,
    events: EventsKey,
    /// The chart of the screen.
    pub screen: ScreenChart,
    /// What is known of the selection.
    pub detail: Option<Detail>,
    /// Points to examine; empty while their panel is closed.
    pub findings: FindingList,
}

#[derive(Debug, Clone, PartialEq)]
struct Key {
    revision: Revision,
    saved: Revision,
    look: Look,
    perimeter: crate::contract::PerimeterId,
    screen: Screen,
    alone: Option<ChartName>,
    selection: Option<Subject>,
    versions: bool,
    /// The comparison, where it is shown.
    compared: Option<u64>,
    findings: bool,
    list: Vec<SlideChoice>,
}

/// What a timeline is made from: amounts and the selection are no part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventsKey {
    events: Revision,
    look: Look,
}

impl EventsKey {
    /// What the timeline of a scene is made from.
    pub fn of(scene: &Scene<'_>) -> Self {
        Self {
            events: scene.events,
            look: Look {
                first_row: 0,
                ..scene.look.clone()
            },
        }
    }

    /// The filter.
    pub fn filter(&self) -> &str {
        &self.look.filter
    }
}

impl Charts {
    /// The charts of a scene; `old` ones are kept when nothing that they show has changed. `list`
    /// is that of the slides, where they are shown; a timeline that was made elsewhere is taken where it is the one asked for.
    pub fn of(
        scene: &Scene<'_>,
        view: &View,
        list: &[SlideChoice],
        (old, made): (Option<Charts>, Option<(EventsKey, Timeline)>),
    ) -> Charts {
        let key = Key {
            revision: scene.revision,
            saved: scene.history.saved_revision(),
            look: scene.look.clone(),
            perimeter: scene.summary.perimeter.clone(),
            screen: view.screen,
            alone: view.alone,
            selection: view.selection.clone(),
            versions: scene.previous.is_some(),
            compared: compared(scene, view),
            findings: view.panels.findings,
            list: list.to_vec(),
        };
        let events = EventsKey::of(scene);
        let (kept, timeline) = match old {
            Some(old) => old.kept(scene, &key, &events),
            None => (None, None),
        };
        if let Some(kept) = kept {
            return kept;
        }
        let made = made.filter(|(key, _)| *key == events);
        let timeline = timeline.or_else(|| made.map(|(_, timeline)| Box::new(timeline)));
        let screen = match view.screen_of_chart() {
            None => ScreenChart::Concentration(Box::new(Concentration::of(scene))),
            Some(Screen::Overview) => ScreenChart::Overview(Box::new(Overview::of(scene))),
            Some(Screen::Matrix) => ScreenChart::Matrix(Box::new(MatrixTable::of(scene))),
            Some(Screen::Schedule) => {
                let made = || Box::new(Timeline::of(scene));
                ScreenChart::Schedule(timeline.unwrap_or_else(made))
            }
            Some(Screen::Slides) => ScreenChart::Slides(Box::new(SlideBoard::of(scene, list))),
            Some(Screen::Contrast) => ScreenChart::Contrast(Box::new(ContrastChart::of(scene))),
            Some(Screen::Partners) => {
                ScreenChart::Partners(Box::new(PartnerBoard::of(scene, view.selection.as_ref())))
            }
        };
        let detail = view.selection.as_ref().and_then(|s| Detail::of(scene, s));
        let selected = match &view.selection {
            Some(Subject::Finding(id)) => Some(id),
            _ => None,
        };
        let findings = if view.panels.findings {
            FindingList::of(scene, selected)
        } else {
            FindingList::default()
        };
        Charts {
            key,
            events,
            screen,
            detail,
            findings,
        }
    }

    /// These charts, when they still show what is asked for, other rows of a long matrix aside; else their timeline,
    /// when that does.
    fn kept(
        mut self,
        scene: &Scene<'_>,
        key: &Key,
        events: &EventsKey,
    ) -> (Option<Charts>, Option<Box<Timeline>>) {
        if self.key == *key {
            return (Some(self), None);
        }
        let first_row = key.look.first_row;
        self.key.look.first_row = first_row;
        match self.screen {
            ScreenChart::Matrix(ref mut chart) if self.key == *key => {
                chart.show_rows(scene, first_row);
                (Some(self), None)
            }
            ScreenChart::Schedule(chart) if self.events == *events => (None, Some(chart)),
            _ => (None, None),
        }
    }

    /// The tables that can be looked at one by one: those of the charts of a screen with several.
    pub fn several(&self) -> &'static [ChartName] {
        match (&self.screen, self.key.alone) {
            (ScreenChart::Overview(_), None) => &ChartName::OVERVIEW,
            _ => &[],
        }
    }

    /// The table behind one chart of the screen; the screen's where it has no such chart.
    pub fn table_of(&self, chart: ChartName) -> Table {
        let ScreenChart::Overview(overview) = &self.screen else {
            return self.table();
        };
        match chart {
            ChartName::AxisBudgets => overview.axes.table(),
            ChartName::PartnerShares => overview.shares.table(),
            ChartName::KeyFigures => overview.figures.table(),
            ChartName::NextDeadlines => overview.strip.table(),
            ChartName::Matrix
            | ChartName::Deadlines
            | ChartName::Concentration
            | ChartName::Contrast => self.table(),
        }
    }

    /// The table behind the screen's chart, for the clipboard.
    pub fn table(&self) -> Table {
        match &self.screen {
            ScreenChart::Overview(chart) => match self.key.alone {
                Some(ChartName::AxisBudgets) => chart.axes.table(),
                Some(ChartName::PartnerShares) => chart.shares.table(),
                Some(ChartName::KeyFigures) => chart.figures.table(),
                Some(ChartName::NextDeadlines) => chart.strip.table(),
                _ => chart.table(),
            },
            ScreenChart::Matrix(chart) => chart.table(),
            ScreenChart::Schedule(chart) => chart.table(),
            ScreenChart::Partners(chart) => chart.table(),
            ScreenChart::Contrast(chart) => chart.table(),
            ScreenChart::Slides(board) => board.table(),
            ScreenChart::Concentration(chart) => chart.table(),
        }
    }
}

/// The comparison that is shown, by its number.
fn compared(scene: &Scene<'_>, view: &View) -> Option<u64> {
    let is_shown = view.screen_of_chart() == Some(Screen::Contrast);
    scene.compared.filter(|_| is_shown).map(|c| c.number)
}
