//! The name of every fixed text. Both phrase files hold exactly these keys, by test, so a
//! misspelt or missing key does not compile.

use serde::Deserialize;

macro_rules! keys {
    ($($key:ident)*) => {
        /// A fixed text of the interface, named after where it stands and what it says.
        /// `…One` and `…Other` are the singular and plural of a count; `…Text` and `…Note`
        /// are whole sentences.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[allow(missing_docs)]
        pub enum Key { $($key),* }

        impl Key {
            /// Every key, in the order of the phrase files.
            pub const ALL: &'static [Key] = &[$(Key::$key),*];

            /// The name, as written in the phrase files.
            pub fn name(self) -> &'static str {
                match self { $(Key::$key => stringify!($key)),* }
            }
        }
    };
}

keys! {
    // Units, wordings, dates
    PercentOf UnitPoints ShareRoundedTotal Rounded BoundAbout BoundMoreThan BoundUpTo SpokenEuroOne
    SpokenEuroOther SpokenMillionOne SpokenMillionOther SpokenBillionOne SpokenBillionOther
    SpokenMinus DateEndOf DateNotBefore DateSince DateUnknown CountdownToday CountdownIn
    CountdownAgo CountdownOverdue CountdownSpokenInOne CountdownSpokenInOther
    CountdownSpokenAgoOne CountdownSpokenAgoOther PrecisionDay PrecisionMonth PrecisionYear
    PrecisionPeriod PrecisionFrom PrecisionNotBefore PrecisionUnknown RankOf PlaceOf AxisNumber

    // States
    StatePublished StateDerived StateEstimated StateNotPublished StateNil StatePending
    StateNotApplicable StateConflict StateShortPublished StateShortDerived StateShortEstimated
    StateShortNotPublished StateShortNil StateShortPending StateShortNotApplicable
    StateShortConflict StateModified StateUnallocated StateUnknownSize StateSimpleZero
    PreferredOr

    // Kinds
    PartnerKindState PartnerKindRegion PartnerKindDepartment PartnerKindMetropolis
    PartnerKindAgglomeration PartnerKindOperator PartnerKindAnother RoleSignatory RoleFinancer
    ArticleNone CreditUnspecified CreditContracted CreditValued CreditRecovery ImportanceMinor
    ImportanceNormal ImportanceMajor OutcomeExpected OutcomeHappened LineKindAxis
    LineKindObjective LineKindOperation ChildRulePartition ChildRulePartial ChildRuleOverlapping

    // Counts
    SignatoriesOne SignatoriesOther FinancersOne FinancersOther PartnersOne PartnersOther
    AxesOne AxesOther LinesOne LinesOther YearsOne YearsOther EventsOne EventsOther
    DatedEventsOne DatedEventsOther UndatedOne UndatedOther ChangesOne ChangesOther
    UnknownAmountsOne UnknownAmountsOther UnknownsOne UnknownsOther ResultsOne ResultsOther
    FiguresOne FiguresOther SourcesCountOne SourcesCountOther CommitmentsOne CommitmentsOther
    DeadlinesOne DeadlinesOther DaysOne DaysOther BlockingOne BlockingOther ToReviewOne
    ToReviewOther InformationsOne InformationsOther ChecksOne ChecksOther ProblemsOne
    ProblemsOther

    // Menus
    MenuFile MenuEdit MenuView MenuContract MenuHelp

    // Actions: file
    ActionNew ActionOpen ActionOpenPath ActionOpenSample ActionOpenFictitious ActionRecent
    ActionClearRecent ActionOpenPrevious ActionReload ActionSave ActionSaveAs ActionExport
    ActionClose ActionQuit

    // Actions: edit
    ActionUndo ActionUndoNamed ActionRedo ActionRedoNamed ActionCopy ActionCopyTable ActionCopyNote ActionCopyTableNote
    ActionCopyRow ActionEditValue ActionMarkNotPublished ActionMarkPending
    ActionMarkNil ActionMarkNotApplicable ActionMarkPublished ActionMarkEstimated
    ActionClearFigure ActionDelete ActionMoveUp ActionMoveDown ActionReviewChanges ActionFind
    ActionPalette ActionGoToFigure

    // Actions: view
    ActionGoToScreen ActionNextScreen ActionPreviousScreen ActionBack ActionForward
    ActionNextPane ActionPreviousPane ActionInspector ActionFindings ActionNextFinding
    ActionPreviousFinding ActionFocusPartner ActionFocusPartnerNamed ActionClearFocus
    ActionNextUnit ActionNextPerimeter ActionFullScreen ActionZoomIn ActionZoomOut
    ActionZoomReset ActionThemeLight ActionThemeDark ActionThemeSystem ActionFrench
    ActionEnglish ActionSelectionClear ActionShowTable ActionExpandAll ActionCollapseAll

    // Actions: contract
    ActionAddAxis ActionAddLine ActionAddObjective ActionAddOperation ActionAddPartner
    ActionAddDeadline ActionAddLane ActionAddSource ActionAddCommitment ActionAddGroup
    ActionAddPerimeter ActionContents ActionContractIdentity ActionRename ActionMarkHappened
    ActionMarkExpected

    // Actions: help
    ActionShortcuts ActionAbout ActionSettings ActionSettingsWords

    // Rail and screens
    RailOverview RailMatrix RailSchedule RailPartners RailFindings RailSettings ScreenOverview
    ScreenMatrix ScreenSchedule ScreenPartners ScreenFindings ScreenSettings ScreenHome

    // Top bar and status bar
    TopSearch TopSaved TopUnsaved TopReading TopSaving TopUntitled TopFictitious WindowTitle
    WindowTitleDirty StatusVersion StatusVersionTitled StatusPerimeter StatusSeenOn
    StatusSeenToday StatusEditing StatusFictitiousNote StatusSelectionSum StatusReadOnly
    PickerVersion PickerPerimeter PickerUnit PickerOrder PickerObservationDate PickerToday PickerOtherDate
    PickerReferencePartner UnitPercentOfAxis UnitPercentOfPartner UnitPercent PerimeterWhole
    PerimeterAll

    // Header
    HeaderOverview HeaderMatrix HeaderMatrixTotals HeaderSchedule HeaderPartners
    HeaderPartnersPartial HeaderWorkingCopy HeaderFocus HeaderFocusFeminine HeaderFictitious

    // Overview: key figures
    FigureEnvelope FigureEnvelopeNote FigureEnvelopeNone FigureParts FigurePartsGap
    FigurePartsEqual FigurePartsWithin FigureTied FigureTiedNote FigureCommitmentOf
    FigureCommitmentNoteOne FigureShareOf FigureCommitmentNoteOther FigureCommitmentNone FigureCompleteness FigureCompletenessNote

    // Overview: axes
    AxesKnownAmounts AxesLeftScopeKnown AxesLeftShareScope AxesAnnouncedTotal AxesTitle AxesTitleAll AxesNotPublishedText AxesPartlyPublishedText AxesLeftTitle
    AxesLeftScope AxesRightTitle AxesRightScope AxesAmountTitle AxesExactSum AxesKnownSum
    AxesOutsidePerimeter Total

    // Overview: signatories
    PartsTitle PartsScope PartsScopeEnvelope PartsShareColumn PartsRemainderOne
    PartsRemainderOther PartsJoint PartsOtherFinancers PartsNone

    // Overview: deadlines and checks
    NextOpening NextClosing NextTitle NextAll NextContractPeriod NextContractBand NextNone ChecksTitle ChecksNone
    ChecksSeeOne ChecksSeeOther

    // Matrix
    MatrixAxis MatrixLine MatrixAxisTotal MatrixAxisTotalNote MatrixPartnerTotal
    MatrixPartnerTotalNote MatrixRemainder MatrixRemainderOne MatrixRemainderOther MatrixKnown
    MatrixAnnounced MatrixConflictPublished MatrixScale MatrixScaleColumn MatrixScaleSwitch
    MatrixBars MatrixOnlyOneColumnText MatrixUnknownCellsOne MatrixUnknownCellsOther
    MatrixListGapsOne MatrixListGapsOther MatrixNoAxisText MatrixNoPartnerText MatrixChildren
    MatrixExpand MatrixCollapse MatrixJointNote MatrixJoint MatrixCell LegendPublished LegendDerived
    LegendEstimated LegendNotPublished LegendPending LegendNil LegendNotApplicable
    LegendConflict LegendModified LegendAtLeast LegendAbout

    // Charts by hand: alone, pasted, moved, compared
    HeaderMatrixAxisShare HeaderMatrixPartnerShare MatrixPartnerTotalBase
    OperationsOne OperationsOther ActionConcentration ActionChartAlone ActionPaste
    ChartAloneClose ConcentrationTitle ConcentrationScope ConcentrationFindingOne
    ConcentrationFindingOther ConcentrationMinimumNote ConcentrationClass ConcentrationBelow
    ConcentrationNil ConcentrationNone ConcentrationSizeColumn ConcentrationCountColumn
    ConcentrationSumColumn PasteTitle PasteChangedOne PasteChangedOther PasteSame PasteSameOne
    PasteSameOther PasteRefusedOne PasteRefusedOther PasteUnitNote PasteOutside PasteZeroAsk
    PasteReasonAsk PasteRelative PasteEither PasteZeroMeans PasteZeroLeave PasteApply PasteNothing
    PasteNoPlace MatrixSelectionSum MatrixSelectionNone EditKeepTotal
    EditTakeNowhere EditTakeFrom EditChecks EditChecksSame EditChecksNew EditChecksGone
    ScheduleChangeDate ScheduleToDay ScheduleToMonth ScheduleToYear ScheduleToNotBefore
    ScheduleToUnknown ScheduleMoveKeys ScheduleCluster     ScheduleHidden PartnersCompareTitle PartnersCompareInAxes PartnersCompareText
    PartnersCompareChip PartnersCompareRemove PartnersCompareAction AxesByPartnerTitle
    ShortcutsSelect ShortcutsMenu ShortcutsCopyMark ShortcutsMove ShortcutsDates

    // Cell editing
    EditReadsAs EditChange EditTotalOfAxis EditTotalOfPartner EditContractTotal EditKeyValidate
    EditKeyNext EditKeyCancel EditInProgress EditReason EditReasonNil EditReasonPending
    EditZeroQuestion EditZeroByDecision EditZeroAmount EditAmbiguous EditRefusedEmpty
    EditRefusedNumber EditRefusedMarks EditRefusedGroups EditRefusedTooLarge EditRefusedDecimals
    EditRefusedDate EditRefusedNoValue EditRefusedReason EditAcceptedAmounts EditAcceptedDates
    PendingEdits PendingEditsSee PendingEditsReview

    // Inspector
    InspectorEmpty InspectorEmptyText InspectorAmount InspectorStatus InspectorPrecision
    InspectorScope ScopeAlone ScopeAloneMasculine ScopeAloneFeminine InspectorScopeJoint
    InspectorScopeAll InspectorPerimeter InspectorSituation InspectorWeight
    InspectorWeightOfPartner InspectorWeightOfEnvelope InspectorWeightOfAxis
    InspectorWeightOfAxisDerived InspectorWeightOfLine InspectorPartOf
    InspectorForm InspectorSource InspectorSources InspectorNoSource
    InspectorQuote InspectorHistory InspectorOriginal InspectorNoChange InspectorPrevious
    InspectorThisSession InspectorFormula InspectorRange InspectorReason InspectorAlternatives
    InspectorAlso InspectorPurpose InspectorCredit InspectorNote InspectorChangeReason InspectorChangeReasonHint InspectorCite InspectorEdit InspectorSeeLine
    InspectorKind InspectorDate InspectorOutcome InspectorImportance InspectorLinkedLine
    InspectorLinkedPartner InspectorLinkedDocument InspectorCountdown InspectorOfficialTitle
    InspectorShortTitle InspectorOtherTitles InspectorThemes InspectorNumber InspectorChildren
    InspectorOwner InspectorTotalCost InspectorTerritory InspectorStart InspectorEnd
    InspectorTags InspectorOtherContracts InspectorName InspectorShortName InspectorArticle
    InspectorRole InspectorColour InspectorGroups InspectorTotal InspectorTitleField
    InspectorPublisher InspectorAddress InspectorRead InspectorCopyAddress InspectorUsedByOne
    InspectorUsedByOther InspectorClose

    // Schedule
    Schedule90Days Schedule12Months ScheduleAll ScheduleToday ScheduleAllLanes ScheduleAdd
    ScheduleScope ScheduleLaneContract SchedulePeriod ScheduleDaysLeftOne ScheduleDaysLeftOther
    ScheduleEnded ScheduleEndNotPublished ScheduleDayNotPublished ScheduleUpcoming SchedulePast
    SchedulePastSeeOne SchedulePastSeeOther ScheduleLegendHappened ScheduleLegendExpected
    ScheduleLegendPeriod ScheduleLegendOpen ScheduleLegendMonth ScheduleLegendNotBefore
    ScheduleLegendToday ScheduleNone ScheduleNoneUpcoming ScheduleNonePast ScheduleClusterMore
    ScheduleEndOfPeriod ScheduleStatusPast ScheduleStatusToday ScheduleStatusUpcoming
    ScheduleStatusOverdue ScheduleStatusUndated ScheduleStatusNotBefore ScheduleColumnDate
    ScheduleColumnTitle ScheduleColumnLane ScheduleColumnPrecision ScheduleColumnStatus
    ScheduleColumnDays ScheduleTimeline ScheduleEdgeOpening ScheduleEdgeClosing
    ScheduleNotBeforeTitle ScheduleOverdueDate ScheduleSeeLatest

    // Partners
    PartnersSignatories PartnersFinancers PartnersSortAmount PartnersSortContract
    PartnersSortName PartnersWithoutAmount PartnersShareInContract PartnersShareInAxes
    PartnersAllInAxes PartnersBaselineText PartnersScope PartnersLegendOthers
    PartnersLegendUnknown PartnersAxesNotPublished PartnersRank PartnersRankKnown
    PartnersShareOfContract PartnersFundedAxes PartnersPublishedFigures PartnersOutOf
    PartnersModified PartnersAtMostText PartnersAtLeastText PartnersMix PartnersMixNote
    PartnersMixLargest PartnersDeadlines PartnersNoDeadline PartnersFindings PartnersColumn
    PartnersChoose PartnersNone PartnersIn PartnersAllText PartnersOwnSharesText
    PartnersUnboundedText PartnersFocus

    // Findings
    FindingsAll FindingsFilterBlocking FindingsFilterReview FindingsFilterInfo FindingsNextKey
    FindingsPreviousKey FindingsSeeSources FindingsKeep FindingsKeepBoth FindingsSeeFigure
    FindingsGoTo FindingsFact FindingsHint FindingsWithValue FindingsClose SeverityBlocking
    SeverityReview SeverityInformation FindingsValues FindingsGap

    // Home and reading problems
    HomeTagline HomeDrop HomeDropNow HomePath HomePathHint HomeOpenPath HomeNoDialog HomeRecent
    HomeRecentNone HomeNoFile HomeOpenedOn HomeMissing HomeUnreadable HomeForget HomeMovedOrDeleted ReadRefused
    ReadRefusedText ReadPlace ReadFound ReadExpected ReadRemedy ReadCopyProblems
    ReadDocumentStays

    // Dialogs
    DialogUnsavedTitle DialogUnsavedText DialogUnsavedMore DialogSave DialogDiscard DialogCancel
    DialogNeverSavedText DialogUnfinishedTitle DialogUnfinishedFormText DialogUnfinishedWhatText
    DialogDropTyping DialogResume ToastTypingFirst
    DialogDeleteTitle DialogDeleteText DialogDeleteAlone RemovalGone RemovalUnlinked DialogDelete DialogClose DialogApply
    DialogAdd DialogOpen DialogChooseFile DialogSaveAsTitle DialogOpenTitle DialogFileKind
    DialogReplaceTitle DialogReplaceText DialogReplace DialogNewTitle DialogNewName
    DialogNewPeriod DialogNewFirstYear DialogNewLastYear DialogNewAxis DialogNewPartner
    DialogNewPerimeter DialogCreate DefaultTitle DefaultAxis DefaultObjective DefaultOperation
    DefaultNewAxis DefaultPartner DefaultPerimeter DefaultDeadline DefaultLane DefaultSource
    DefaultGroup DefaultVersion FileChangedText FileChangedKeepMine FileChangedReload

    // Toasts and refusals
    ToastSaved ReceiptOne ReceiptOther ToastCopiedShort ToastNothingSelected ToastCopied ToastCopiedTable ToastCopiedBoth ToastUndone ToastRedone ToastDeleted
    ToastSettingsReset SaveFailed SaveFailedText SaveVerifyFailed OpenFailed CauseNotFound
    CauseNotAllowed CauseIsFolder CauseNotText CauseTooLarge CauseChanged CauseDiskFull CauseSystem
    CauseReadOnlyDisk CauseNotAFolder CauseNameRefused CauseNoRoom CauseShareGone
    CauseReadOnly CauseReadOnlyFolder CauseSeveralNames CauseConflict CauseExists CauseHalfWritten

    // Edits, as undo names them
    SubjectContract SubjectDeadline SubjectSource SubjectLane SubjectGroup SubjectPerimeter
    SubjectDocument SubjectPartner

    // Palette
    PaletteHint PaletteFigures PaletteDeadlines PaletteActions PaletteRecent PaletteClosest PalettePartners PaletteLines
    PaletteNothing PaletteKeyChoose PaletteKeyOpen PaletteKeyCopy PaletteTry PaletteTotalOf
    FindHint FindNothing FindClear

    // Keys
    KeyCtrl KeyShift KeyAlt KeyEnter KeyEscape KeyTab KeyDelete KeySpace KeyHome KeyEnd
    KeyPageUp KeyPageDown KeyMenu ShortcutsTitle ShortcutsCharts ShortcutsWalk ShortcutsLeave

    // Settings
    SettingsTitle SettingsLanguage SettingsTheme SettingsThemeLight SettingsThemeDark
    SettingsThemeSystem SettingsZoom SettingsReferencePartner SettingsReferencePartnerNote
    SettingsObservationDate SettingsUnit SettingsKeptIn SettingsNotKept

    // About
    AboutTitle AboutVersion AboutText AboutLicences AboutFont AboutIcons AboutDataText

    // Tables and tooltips
    ColumnPartner ColumnAxis ColumnLine ColumnAmount ColumnStatus ColumnShare ColumnSource
    ColumnPerimeter ColumnKnown ColumnAnnounced TooltipStatus TooltipSource TooltipNoSource More
    Close ChartEmptyText AmountsHidden ChartSpoken MarksOne MarksOther

    // What each rule finds
    FindingConflictingFigures FindingDuplicateFigure FindingOtherPublicationDisagrees
    FindingDerivedOutsideItsRange FindingNegativeAmount FindingWithoutSource
    FindingFigureWithoutPerimeter FindingContradictoryCell FindingAmountDiffersFromQuote
    FindingShareDiffersFromQuote FindingEstimatedFigures FindingPartsExceedEnvelope
    FindingPartsBelowEnvelope FindingPartnerLinesExceedTotal FindingPartnerLinesBelowTotal
    FindingLineExceedsTotal FindingLineBelowTotal FindingChildrenExceedLine
    FindingChildrenBelowLine FindingNegativeRemainder FindingMembersBelowGroup
    FindingCommitmentsExceedCost FindingSharesNotWhole FindingShareDiffersFromAmount
    FindingRoundedMix FindingEndBeforeStart FindingOperationAfterPeriod FindingEventAfterPeriod
    FindingOverdueEvent FindingPendingSuperseded FindingSameName FindingSimilarNames
    FindingSimilarIds FindingHiddenCharacters FindingLookalikeLetters FindingSameNumber FindingPartExceedsWhole FindingNestedPerimeters
    FindingPerimeterCircle FindingPartnerSharesNotWhole FindingRoundedMixes

    // What to do about it
    RemedyConflictingFigures RemedyDuplicateFigure RemedyOtherPublicationDisagrees
    RemedyDerivedOutsideItsRange RemedyNegativeAmount RemedyWithoutSource
    RemedyFigureWithoutPerimeter RemedyContradictoryCell RemedyAmountDiffersFromQuote
    RemedyShareDiffersFromQuote RemedyEstimatedFigures RemedyParts RemedyLines RemedyMembers
    RemedyCost RemedyRounding RemedyShares RemedyDates RemedyAfterPeriod RemedyOverdue
    RemedyPendingSuperseded RemedyLetters RemedyNames RemedyPerimeters

    // What a finding rests on
    FactPublishedAnnounced FactCompared FactClaims FactQuoted FactQuotedNothing
    FactSharesWithinRounding FactSharesBeyondRounding FactShareAgainst FactMix FactDates
    FactBeyond FactSuperseded FactLookalike FactNames FactPerimeters FactAxes FactPartners

    // Names of things
    NameTotal NameAllSignatories NameContractTotal NameAnd SubjectLine SubjectFigure
    SubjectAnnounced SubjectQuote

    // Edits, as undo names them
    EditNamedAmount EditNamedAdd EditNamedRemove EditNamedChange EditNamedMove EditNamedDate

    // Refusals of edits
    RefusedUnknown RefusedDuplicate RefusedIdentity RefusedDangling RefusedInUse RefusedPosition
    RefusedNameEmpty RefusedTooLong RefusedControlCharacter RefusedCycle RefusedMisplaced
    RefusedLastPerimeter RefusedPerimeterNeeded RefusedPartnerNeeded RefusedCellShared
    RefusedReasonNeeded RefusedZeroAmbiguous RefusedNoAmount RefusedNoSuchClaim
    RefusedSourceNeeded AmountNoUnit AmountNotANumber

    // Contents of the contract
    ContentsTitle ContentsIdentity ContentsPerimeters ContentsPartners ContentsGroups
    ContentsLines ContentsLanes ContentsDeadlines ContentsDocuments ContentsSources
    ContentsAnnounced ContentsEmpty UnitNameEuro UnitNameThousand UnitNameMillion
    UnitNameBillion ControlUndo ControlRedo ControlMenu ControlZoomIn ControlZoomOut
    ControlChart ControlChartHint ControlRemoveFocus ControlOpenRecent ControlForget
    ControlDismiss UnknownShort

    // Export
    ExportTitle ExportVerb ExportWhat ExportForm ExportSize ExportScale ExportPrint ExportScreen
    ExportPreview ExportPreviewComing ExportPresetSlide ExportPresetA4 ExportPresetColumn
    ExportPresetFree ExportWidth ExportHeight ExportRunning ExportRunningOf ExportStop
    ActionCopyChart ToastExported ToastExportCancelled ToastExportBusy DrawFailed

    // Slides
    SlideAxes SlidePartner SlideGaps SlidePartsScope SlidePartsFindingOne
    SlidePartsFindingOther SlideMembers SlideMembersUnknown SlideOthersOne SlideOthersOther
    SlideAxesFinding SlidePartnerFinding SlideGapsFinding SlidePointsToReview SlideUndated
    SlideMoreAxesOne SlideMoreAxesOther SlideMoreDatesOne SlideMoreDatesOther SlidesName

    // Report
    ReportTable ReportSeverity ReportPoint ReportRead ActionReport

    // Sheets: charts that leave the program
    SheetAxisBudgets SheetFile SheetFileOnly SheetUnsavedOne SheetUnsavedOther SheetSources
    SheetNote SheetPartsBase SheetLegendNil SheetLegendUnallocated

    // Command line
    CliCommandEdit CliCommandEditMore CliMissingSet CliBadSet CliBadId CliUnknownLine
    CliUnknownPartner CliUnknownPerimeterId CliNearest CliKnownIds CliEditChange CliEditRefused
    CliNothingWritten CliKeptCopy CliRemedyOutput CliRemedyAgain CauseIsSource
    CliUsage CliHelp CliCommands CliOptions CliCommandWindow CliCommandSummary CliCommandCheck
    CliCommandRender CliScreens CliOptionToday CliOptionLang CliOptionHelp CliOptionVersion
    CliExitCodes CliUnknownCommand CliUnknownPicture CliUnknownPerimeter CliMissingFile
    CliMissingOutput CliBadEnding CliBadPreset CliBadScale CliBadSlide CliCommandReport CliReportForm CliScreenForm CliRenderOptions
    CliSheets CliMissingValue CliTooManyArguments CliBadDate CliBadSize CliBadTheme
    CliBadLang CliTryHelp CliUnreadable CliWritten CliNotWritten CliNoFindings CliNoDisplay
    CliNoDisplayHint CliSummaryAxes CliSummaryPartners CliSummaryGroups CliSummaryDeadlines
    CliSummaryEnvelope CliSummaryParts CliSummaryRemainder CliSummaryCompleteness
    CliSummaryPerimeter CliSummaryToday CliSummaryKnown CliSummaryAnnounced CliCheckTotals
    CliCommandSample CliBadNumber CliBadSample FindingsMoreText

    // Forms
    FormNone FormAllPerimeters FormIdentity FormPerimeter FormPartner FormGroup FormLine
    FormCommitment FormAnnounced FormLane FormDeadline FormDocument FormSource FormNewAxis
    FormNewObjective FormNewOperation FormNewPartner FormNewGroup FormNewPerimeter FormNewLane
    FormNewDeadline FormNewDocument FormNewSource FormNewCommitment FormNewAnnounced FieldSigned
    FieldPredecessors FieldObjectives FieldDisclaimer FieldFictitious FieldVersion
    FieldVersionTitle FieldVersionDate FieldPreviousVersion FieldMembers FieldPartOf
    FieldOtherTitle FieldOtherTitleSources FieldNewLane FieldLine FieldParent FieldPartners FieldLow FieldHigh
    FieldReasonAsOf FieldWording FieldPreferredSources FieldPreferredNote FieldAlternative
    FieldSubject FieldValueSort FieldPercent FieldBase WordingExact WordingAbout WordingMoreThan
    WordingUpTo SubjectWholeContract SubjectSeveralPartners ValueAmount ValueShare BaseParts
    BaseEnvelope LaneNew HintAmount HintPercent HintDate HintOnePerLine HintPreviousVersion
    HintJoint ProblemTooLong ProblemCharacter ProblemNotAnAmount ProblemNotAPercentage
    ProblemNotADate ProblemNotAPlainDate ProblemNotAYear ProblemEndBeforeStart
    ProblemPerimeterNeeded ProblemPartnerNeeded ProblemPartOfItself ProblemAlternativeNeeded
    ContentsCommitments ProblemAmbiguous ProblemMissingYear ProblemNoSuchDay

    // Outside changes: bar, merge, comparison
    EditNamedReload EditNamedMerge OutsideChanged OutsideDiffersOne OutsideDiffersOther OutsideYours
    OutsideMerge OutsideMergeTip OutsideKeepMine OutsideKeepMineTip OutsideTakeTheirs
    OutsideTakeTheirsTip OutsideCompare OutsideCompareTip OutsideBroken OutsideProblems OutsideGone
    OutsideGoneText OutsideNotOnDisk OutsideRecreate OutsideUnreadable OutsideSetAside OutsideCopyFailedText
    OutsideCannotMerge ToastReloadedOne ToastReloadedOther ToastReloadedLayout ToastMerged
    ToastTookTheirs MergeTitle MergeText MergeOpenOne MergeOpenOther MergeAllMade MergeApply
    MergeAllOurs MergeAllTheirs MergeOurs MergeTheirs MergeBase MergeUndecided MergeRemoved
    MergeKept MergeNothing MergeUnder MergeAtTop MergeExistence MergeOrder MergeNesting MergeColour
    MergeYes MergeNo CompareTitle CompareTheirs CompareOurs CompareNone CompareMoved CompareChanged

    // Recovery, one writer, earlier versions
    ActionRecover Moment RecoveryTitle RecoveryOneText RecoveryOtherText RecoveryUntimedText RecoveryDraftOnlyText
    RecoveryTornOneText RecoveryTornOtherText RecoveryLeftText RecoveryChangedText RecoveryMissingText RecoveryKeep
    RecoveryCompare RecoveryList RecoveryDiscard RecoveryDiscardNote RecoveryDraft
    RecoveryDraftFormText RecoveryOf RecoveryNext RecoveryPrevious RecoveryNone RecoveryDiscarded
    HomeToRecover KeepingOff StatusKept StatusKeepingOff JournalsDamagedOne
    JournalsDamagedOther JournalsNewerOne JournalsNewerOther HeldBy HeldOn HeldUnknown HeldTry
    ActionOpenEarlier EditNamedRestore EarlierTitle EarlierText EarlierReading EarlierNoneText
    EarlierNoFile EarlierOpen EarlierUnreadable EarlierRestored EarlierNotKept

    // Findings set aside
    EditNamedDismiss EditNamedTakeUp NamePoint SubjectDismissal FormDismissal FormNewDismissal
    FindingsDismiss FindingsDismissVerb FindingsBothReason FindingsTakeUp FindingsForget
    FindingsReasonEdit DismissedOne DismissedOther DismissedMoreText DismissedShow DismissedHide DismissedTitle
    DismissedReason DismissedReasonOn DismissedUnmatchedText DismissedBlockingText
    ReportMorePointsOne ReportMorePointsOther
}
