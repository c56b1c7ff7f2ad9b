//! Every action a person can ask for by name: one list gives menus, palette, shortcuts, tooltips.
//! Must not know how an action is carried out (that is `update`) nor how it is drawn.

use crate::wording::Key as Phrase;

/// A key of the keyboard, by what it prints, so that shortcuts work on AZERTY.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A letter, upper case.
    Letter(char),
    /// F1 to F12.
    F(u8),
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// ←
    Left,
    /// →
    Right,
    /// ↑
    Up,
    /// ↓
    Down,
    /// +
    Plus,
    /// −
    Minus,
    /// 0
    Zero,
    /// Delete.
    Delete,
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// The key.
    pub key: Key,
    /// Control (Command on a Mac).
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

const fn plain(key: Key) -> Option<Shortcut> {
    Some(Shortcut {
        key,
        ctrl: false,
        shift: false,
        alt: false,
    })
}
const fn ctrl(key: Key) -> Option<Shortcut> {
    Some(Shortcut {
        key,
        ctrl: true,
        shift: false,
        alt: false,
    })
}
const fn ctrl_shift(key: Key) -> Option<Shortcut> {
    Some(Shortcut {
        key,
        ctrl: true,
        shift: true,
        alt: false,
    })
}
const fn shift(key: Key) -> Option<Shortcut> {
    Some(Shortcut {
        key,
        ctrl: false,
        shift: true,
        alt: false,
    })
}
const fn alt(key: Key) -> Option<Shortcut> {
    Some(Shortcut {
        key,
        ctrl: false,
        shift: false,
        alt: true,
    })
}

/// The menu an action stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Fichier.
    File,
    /// Édition.
    Edit,
    /// Affichage.
    View,
    /// Contrat.
    Contract,
    /// Aide.
    Help,
}

impl Menu {
    /// All menus, left to right.
    pub const ALL: [Menu; 5] = [
        Menu::File,
        Menu::Edit,
        Menu::View,
        Menu::Contract,
        Menu::Help,
    ];
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident => $menu:ident, $phrase:ident, $shortcut:expr;)*) => {
        /// An action with a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// All actions, in menu order.
            pub const ALL: &'static [Action] = &[$(Action::$name,)*];

            /// The menu it stands in.
            pub fn menu(self) -> Menu {
                match self { $(Action::$name => Menu::$menu,)* }
            }

            /// Its name.
            pub fn phrase(self) -> Phrase {
                match self { $(Action::$name => Phrase::$phrase,)* }
            }

            /// Its main shortcut.
            pub fn shortcut(self) -> Option<Shortcut> {
                match self { $(Action::$name => $shortcut,)* }
            }

            /// Stable English name, for tests and egui ids.
            pub fn name(self) -> &'static str {
                match self { $(Action::$name => stringify!($name),)* }
            }
        }
    };
}

actions! {
    /// A new contract, ready to type.
    New => File, ActionNew, ctrl(Key::Letter('N'));
    /// Choose a file to open.
    Open => File, ActionOpen, ctrl(Key::Letter('O'));
    /// Type or paste the path of a file to open.
    OpenPath => File, ActionOpenPath, ctrl_shift(Key::Letter('O'));
    /// The bundled real contract.
    OpenSample => File, ActionOpenSample, None;
    /// The bundled fictitious contract.
    OpenFictitious => File, ActionOpenFictitious, None;
    /// What the file held earlier.
    OpenEarlier => File, ActionOpenEarlier, None;
    /// What an ended program left behind.
    Recover => File, ActionRecover, None;
    /// Save.
    Save => File, ActionSave, ctrl(Key::Letter('S'));
    /// Save under another name.
    SaveAs => File, ActionSaveAs, ctrl_shift(Key::Letter('S'));
    /// Make a file or a picture of a chart.
    Export => File, ActionExport, ctrl(Key::Letter('E'));
    /// Make a file of all slides.
    ExportSlides => File, ActionExportSlides, None;
    /// Make the report of the contract.
    Report => File, ActionReport, None;
    /// What changed between two versions, as a document.
    ExportChanges => File, ActionExportChanges, ctrl_shift(Key::Letter('E'));
    /// Close the document.
    Close => File, ActionClose, ctrl(Key::Letter('W'));
    /// Leave the program.
    Quit => File, ActionQuit, ctrl(Key::Letter('Q'));
    /// Undo the last edit.
    Undo => Edit, ActionUndo, ctrl(Key::Letter('Z'));
    /// Redo the last undone edit.
    Redo => Edit, ActionRedo, ctrl(Key::Letter('Y'));
    /// Copy the selection's value.
    Copy => Edit, ActionCopy, ctrl(Key::Letter('C'));
    /// Copy the chart that is looked at, as a picture.
    CopyChart => Edit, ActionCopyChart, ctrl_shift(Key::Letter('C'));
    /// Copy the table behind the screen, with headers and states.
    CopyTable => Edit, ActionCopyTable, None;
    /// Paste a block of amounts.
    Paste => Edit, ActionPaste, ctrl(Key::Letter('V'));
    /// Edit what is selected.
    EditSelection => Edit, ActionEditValue, plain(Key::F(2));
    /// Remove what is selected.
    RemoveSelection => Edit, ActionDelete, plain(Key::Delete);
    /// Move the selected item up in its list.
    MoveUp => Edit, ActionMoveUp, ctrl(Key::Up);
    /// Move the selected item down in its list.
    MoveDown => Edit, ActionMoveDown, ctrl(Key::Down);
    /// Find in this screen.
    Find => Edit, ActionFind, ctrl(Key::Letter('F'));
    /// Everything by name.
    Palette => Edit, ActionPalette, ctrl(Key::Letter('K'));
    /// List unsaved edits.
    ReviewChanges => Edit, PendingEditsReview, None;
    /// Overview.
    ShowOverview => View, ScreenOverview, None;
    /// Matrix.
    ShowMatrix => View, ScreenMatrix, None;
    /// Schedule.
    ShowSchedule => View, ScreenSchedule, None;
    /// Partners.
    ShowPartners => View, ScreenPartners, None;
    /// Two versions held against each other.
    ShowContrast => View, ScreenContrast, None;
    /// The list of slides.
    ShowSlides => View, ScreenSlides, None;
    /// Present all slides.
    Present => View, ActionPresent, plain(Key::F(5));
    /// Present the chart that is looked at.
    PresentChart => View, ActionPresentChart, shift(Key::F(5));
    /// Hide amounts everywhere, or show them again.
    HideAmounts => View, ActionHideAmounts, ctrl_shift(Key::Letter('H'));
    /// Operations by size, alone.
    ShowConcentration => View, ActionConcentration, None;
    /// The chart in which the keyboard is, alone.
    ChartAlone => View, ActionChartAlone, plain(Key::F(9));
    /// The table behind what is shown.
    ShowTable => View, ActionShowTable, plain(Key::Letter('T'));
    /// Previous screen.
    PreviousScreen => View, ActionPreviousScreen, ctrl(Key::PageUp);
    /// Next screen.
    NextScreen => View, ActionNextScreen, ctrl(Key::PageDown);
    /// Back in places and selections.
    Back => View, ActionBack, alt(Key::Left);
    /// Forward in places and selections.
    Forward => View, ActionForward, alt(Key::Right);
    /// Show or hide the inspector.
    Inspector => View, ActionInspector, plain(Key::F(4));
    /// Show or hide the findings.
    Findings => View, ActionFindings, None;
    /// Next finding.
    NextFinding => View, ActionNextFinding, plain(Key::F(8));
    /// Previous finding.
    PreviousFinding => View, ActionPreviousFinding, shift(Key::F(8));
    /// Focus the selected partner on every chart.
    FocusPartner => View, ActionFocusPartner, ctrl_shift(Key::Letter('F'));
    /// Compare the selected partner with the one in focus.
    ComparePartner => View, PartnersCompareAction, None;
    /// Next unit.
    NextUnit => View, ActionNextUnit, ctrl_shift(Key::Letter('U'));
    /// Next pane.
    NextPane => View, ActionNextPane, plain(Key::F(6));
    /// Previous pane.
    PreviousPane => View, ActionPreviousPane, shift(Key::F(6));
    /// Larger.
    ZoomIn => View, ActionZoomIn, ctrl(Key::Plus);
    /// Smaller.
    ZoomOut => View, ActionZoomOut, ctrl(Key::Minus);
    /// Usual size.
    ZoomReset => View, ActionZoomReset, ctrl(Key::Zero);
    /// Full-screen window.
    FullScreen => View, ActionFullScreen, plain(Key::F(11));
    /// Title, period, version…
    EditIdentity => Contract, ActionContractIdentity, None;
    /// Add an axis.
    AddAxis => Contract, ActionAddAxis, None;
    /// Add an objective or an operation under the selected line.
    AddLine => Contract, ActionAddOperation, None;
    /// Add a partner.
    AddPartner => Contract, ActionAddPartner, None;
    /// Add a group of partners.
    AddGroup => Contract, ActionAddGroup, None;
    /// Add a perimeter.
    AddPerimeter => Contract, ActionAddPerimeter, None;
    /// Add a deadline.
    AddDeadline => Contract, ActionAddDeadline, None;
    /// Add a source.
    AddSource => Contract, ActionAddSource, None;
    /// List, change, remove and reorder everything the contract holds.
    Contents => Contract, ActionContents, None;
    /// Language, theme, zoom, reference partner, observation date.
    Settings => Help, ActionSettings, None;
    /// Keyboard shortcuts.
    Shortcuts => Help, ActionShortcuts, plain(Key::F(1));
    /// Version and licences.
    About => Help, ActionAbout, None;
}

impl Action {
    /// A second shortcut, for habits from elsewhere.
    pub fn other_shortcut(self) -> Option<Shortcut> {
        match self {
            Action::Redo => ctrl_shift(Key::Letter('Z')),
            Action::Palette => ctrl(Key::Letter('G')),
            _ => None,
        }
    }

    /// What people may look for when they mean it, where its name does not say it all.
    pub fn other_words(self) -> Option<Phrase> {
        (self == Action::Settings).then_some(Phrase::ActionSettingsWords)
    }

    /// True for the first action of a group of its menu.
    pub fn opens_group(self) -> bool {
        use Action::*;
        matches!(
            self,
            OpenSample
                | OpenEarlier
                | Save
                | Export
                | Close
                | Copy
                | EditSelection
                | Find
                | ReviewChanges
                | ShowConcentration
                | PreviousScreen
                | Inspector
                | FocusPartner
                | NextPane
                | ZoomIn
                | FullScreen
                | AddAxis
                | Contents
                | Shortcuts
        )
    }

    /// True for actions that change the open contract or its file.
    pub fn changes_document(self) -> bool {
        use Action::*;
        matches!(
            self,
            Save | OpenEarlier
                | Undo
                | Redo
                | EditSelection
                | RemoveSelection
                | MoveUp
                | MoveDown
                | EditIdentity
                | AddAxis
                | AddLine
                | AddPartner
                | AddGroup
                | AddPerimeter
                | AddDeadline
                | AddSource
        )
    }

    /// True for actions that work without an open contract.
    pub fn works_without_document(self) -> bool {
        use Action::*;
        matches!(
            self,
            New | Open
                | OpenPath
                | OpenSample
                | OpenFictitious
                | Recover
                | Quit
                | Palette
                | ZoomIn
                | ZoomOut
                | ZoomReset
                | FullScreen
                | Settings
                | Shortcuts
                | About
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_actions_share_a_shortcut() {
        let mut taken: BTreeMap<Shortcut, Action> = BTreeMap::new();
        for action in Action::ALL {
            for shortcut in [action.shortcut(), action.other_shortcut()]
                .into_iter()
                .flatten()
            {
                let other = taken.insert(shortcut, *action);
                assert_eq!(other, None, "{action:?} {shortcut:?}");
            }
        }
    }
}
