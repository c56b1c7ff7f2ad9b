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
    StateShortConflict StateModified StateUnallocated StateUnknownSize
    PreferredOr

    // Kinds
    PartnerKindState PartnerKindRegion PartnerKindDepartment PartnerKindMetropolis
    PartnerKindAgglomeration PartnerKindOperator PartnerKindAnother RoleSignatory RoleFinancer
    ArticleNone CreditUnspecified CreditContracted CreditValued CreditRecovery ImportanceMinor
    ImportanceNormal ImportanceMajor OutcomeExpected OutcomeHappened LineKindAxis
    LineKindObjective LineKindOperation ChildRulePartition ChildRulePartial ChildRuleOverlapping

    // Counts
    SignatoriesOne SignatoriesOther
    AxesOne AxesOther LinesOne LinesOther YearsOne YearsOther
    DatedEventsOne DatedEventsOther UndatedOne UndatedOther ChangesOne ChangesOther
    UnknownAmountsOne UnknownAmountsOther UnknownsOne UnknownsOther ResultsOne ResultsOther
    FiguresOne FiguresOther
    BlockingOne BlockingOther ToReviewOne
    ToReviewOther InformationsOne InformationsOther

    // Menus
    MenuFile MenuEdit MenuView MenuContract MenuHelp

    // Actions: file
    ActionNew ActionOpen ActionOpenPath ActionOpenSample ActionOpenFictitious
    ActionSave ActionSaveAs ActionExport ActionExportChanges ExportChanges ReportSaid
    ActionClose ActionQuit

    // Actions: edit
    ActionUndo ActionUndoNamed ActionRedo ActionRedoNamed ActionCopy ActionCopyTable ActionCopyNote ActionCopyTableNote
    ActionCopyRow ActionEditValue ActionMarkNotPublished ActionMarkPending
    ActionMarkNil ActionMarkNotApplicable
    ActionDelete ActionMoveUp ActionMoveDown ActionFind
    ActionPalette

    // Actions: view
    ActionNextScreen ActionPreviousScreen ActionBack ActionForward
    ActionNextPane ActionPreviousPane ActionInspector ActionFindings ActionNextFinding
    ActionPreviousFinding ActionFocusPartner ActionClearFocus
    ActionNextUnit ActionFullScreen ActionZoomIn ActionZoomOut
    ActionZoomReset
    ActionShowTable

    // Actions: contract
    ActionAddAxis ActionAddOperation ActionAddPartner
    ActionAddDeadline ActionAddSource ActionAddGroup
    ActionAddPerimeter ActionContents ActionContractIdentity ActionMarkHappened
    ActionMarkExpected

    // Actions: help
    ActionShortcuts ActionAbout ActionSettings ActionSettingsWords

    // Rail and screens
    RailOverview RailMatrix RailSchedule RailPartners RailFindings RailSettings ScreenOverview
    ScreenMatrix ScreenSchedule ScreenPartners ScreenFindings

    // Top bar and status bar
    TopSearch TopSaved TopUnsaved TopReading TopSaving TopSavingPercent TopSavingFlush TopStopping TopStop StatusProtected StatusProtectedTip ReadOpenEarlier
    ReadOpenEarlierTip TopUntitled TopFictitious WindowTitle
    WindowTitleDirty StatusVersion StatusVersionTitled StatusPerimeter StatusPerimeters StatusSeenOn
    StatusFictitiousNote StatusSelectionSum
    PickerVersion PickerPerimeter PickerUnit PickerOrder PickerToday PickerOtherDate
    UnitPercentOfAxis UnitPercentOfPartner UnitPercent

    // Header
    HeaderOverview HeaderMatrix HeaderMatrixTotals HeaderSchedule HeaderPartners
    HeaderPartnersPartial HeaderFocus HeaderFocusFeminine HeaderFictitious

    // Overview: key figures
    FigureEnvelope FigureEnvelopeNote FigureEnvelopeNone FigureParts FigurePartsGap
    FigurePartsEqual FigurePartsWithin FigureTied FigureTiedNote FigureCommitmentOf
    FigureCommitmentNoteOne FigureShareOf FigureCommitmentNoteOther FigureCommitmentNone FigureCompleteness FigureCompletenessNote

    // Overview: axes
    AxesKnownAmounts AxesLeftScopeKnown AxesLeftShareScope AxesAnnouncedTotal AxesTitle AxesTitleAll AxesNotPublishedText AxesPartlyPublishedText AxesLeftTitle
    AxesLeftScope AxesRightTitle AxesRightScope AxesAmountTitle AxesExactSum AxesKnownSum
    AxesOutsidePerimeter Total

    // Overview: signatories
    PartsTitle PartsScope PartsShareColumn PartsRemainderOne
    PartsRemainderOther PartsJoint PartsNone

    // Overview: deadlines and checks
    NextOpening NextClosing NextTitle NextAll NextContractPeriod NextNone ChecksTitle ChecksNone
    ChecksSeeOne ChecksSeeOther

    // Matrix
    MatrixAxis MatrixAxisTotal MatrixAxisTotalNote MatrixPartnerTotal
    MatrixPartnerTotalNote MatrixRemainder MatrixRemainderOne MatrixRemainderOther MatrixKnown
    MatrixAnnounced MatrixConflictPublished MatrixScale MatrixScaleColumn MatrixScaleSwitch
    MatrixBars MatrixOnlyOneColumnText MatrixUnknownCellsOne MatrixUnknownCellsOther
    MatrixListGapsOne MatrixListGapsOther MatrixNoAxisText MatrixNoPartnerText
    MatrixExpand MatrixCollapse MatrixJoint MatrixCell LegendPublished LegendDerived
    LegendEstimated LegendNotPublished LegendPending LegendNil LegendNotApplicable
    LegendConflict LegendModified LegendAbout

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
    ShortcutsSelect ShortcutsMenu ShortcutsCopyMark ShortcutsMove ShortcutsPages ShortcutsDates

    // Cell editing
    EditReadsAs EditChange EditTotalOfAxis EditTotalOfPartner EditKeyValidate
    EditKeyNext EditKeyCancel EditInProgress EditReason EditReasonNil EditReasonPending
    EditZeroQuestion EditZeroByDecision EditZeroAmount EditAmbiguous EditRefusedEmpty
    EditRefusedNumber EditRefusedMarks EditRefusedGroups EditRefusedTooLarge EditRefusedDecimals
    EditRefusedDate EditRefusedNoValue EditRefusedReason EditAcceptedAmounts EditAcceptedDates
    PendingEditsReview

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
    InspectorLinkedPartner InspectorLinkedDocument InspectorOfficialTitle
    InspectorShortTitle InspectorOtherTitles InspectorThemes InspectorNumber InspectorChildren
    InspectorOwner InspectorTotalCost InspectorTerritory InspectorStart InspectorEnd
    InspectorTags InspectorOtherContracts InspectorName InspectorShortName InspectorArticle
    InspectorRole InspectorColour InspectorGroups InspectorTotal InspectorTitleField
    InspectorPublisher InspectorAddress InspectorRead

    // Schedule
    Schedule90Days Schedule12Months ScheduleAll ScheduleToday ScheduleAllLanes ScheduleAdd
    ScheduleScope ScheduleLaneContract SchedulePeriod ScheduleDaysLeftOne ScheduleDaysLeftOther
    ScheduleEnded ScheduleEndNotPublished ScheduleDayNotPublished ScheduleUpcoming SchedulePast
    SchedulePastSeeOne SchedulePastSeeOther ScheduleLegendHappened ScheduleLegendExpected
    ScheduleLegendPeriod ScheduleLegendOpen ScheduleLegendMonth ScheduleLegendNotBefore
    ScheduleLegendToday ScheduleNone ScheduleNoneUpcoming ScheduleNonePast
    ScheduleStatusPast ScheduleStatusToday ScheduleStatusUpcoming
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
    PartnersMoreDeadlinesOne PartnersMoreDeadlinesOther PartnersMoreDeadlinesMany
    PartnersMoreFindingsOne PartnersMoreFindingsOther PartnersMoreFindingsMany
    PartnersChoose PartnersNone PartnersIn PartnersAllText PartnersOwnSharesText
    PartnersUnboundedText PartnersFocus

    // Findings
    FindingsAll FindingsFilterBlocking FindingsFilterReview FindingsFilterInfo FindingsNextKey
    FindingsPreviousKey FindingsSeeSources FindingsKeep FindingsKeepBoth FindingsSeeFigure
    FindingsFact FindingsHint FindingsWithValue FindingsClose SeverityBlocking
    SeverityReview SeverityInformation FindingsGap

    // Home and reading problems
    HomeTagline HomeDrop HomeDropNow HomePath HomePathHint HomeNoDialog HomeRecent
    HomeRecentNone HomeNoFile HomeMissing HomeUnreadable HomeForget ReadRefused
    ReadRefusedText ReadExpected ReadPlace ReadCopyProblems
    ReadDocumentStays

    // Dialogs
    DialogUnsavedTitle DialogUnsavedText DialogUnsavedMore DialogSave DialogDiscard DialogCancel
    DialogNeverSavedText DialogUnfinishedTitle DialogUnfinishedFormText DialogUnfinishedWhatText
    DialogDropTyping DialogResume ToastTypingFirst
    DialogDeleteTitle DialogDeleteText DialogDeleteAlone RemovalGone RemovalUnlinked DialogDelete DialogClose DialogApply
    DialogAdd DialogOpen DialogSaveAsTitle DialogOpenTitle
    DialogReplaceText DialogReplace DialogNewTitle
    DialogNewPeriod DialogNewFirstYear DialogNewLastYear DialogNewAxis DialogNewPartner
    DialogNewPerimeter DialogCreate
    DefaultPerimeter
    DefaultVersion FileChangedText

    // Toasts and refusals
    ToastSaved ReceiptOne ReceiptOther ReceiptCopies ToastCopiedShort ToastNothingSelected ToastCopiedTable ToastCopiedBoth ToastUndone ToastRedone
    ToastSettingsReset SaveFailed SaveFailedText SaveVerifyFailed OpenFailed CauseNotFound CauseDamaged UndrawnNothing UndrawnNoSlideOne
    UndrawnNoSlideOther UndrawnStopped UndrawnForm UndrawnNoPicture UndrawnSize UndrawnFault
    CauseNotAllowed CauseIsFolder CauseTooLarge CauseChanged CauseDiskFull CauseBug CauseSystem
    CauseReadOnlyDisk CauseNotAFolder CauseNameRefused CauseNoRoom CauseShareGone
    CauseReadOnly CauseReadOnlyFolder CauseSeveralNames CauseConflict CauseExists CauseHalfWritten
    CauseStopped CauseNoCopy SavingStopped QuitsOncePutBy KeptCopies WayInPlace WayInPlaceText WayPartNames WayPartNamesText
    WaySaveAsText WayStaysText

    // Edits, as undo names them
    SubjectContract SubjectDeadline SubjectSource SubjectLane SubjectGroup SubjectPerimeter
    SubjectDocument SubjectPartner

    // Palette
    PaletteHint PaletteFigures PaletteDeadlines PaletteActions PaletteRecent PaletteClosest PalettePartners PaletteLines
    PaletteNothing PaletteKeyChoose PaletteKeyOpen PaletteKeyCopy PaletteTry PaletteTotalOf
    FindHint FindNothing

    // Keys
    KeyCtrl KeyShift KeyAlt KeyEnter KeyEscape KeyTab KeyDelete KeyHome
    KeyPageUp KeyPageDown KeyMenu ShortcutsTitle ShortcutsCharts ShortcutsWalk ShortcutsLeave

    // Settings
    SettingsTitle SettingsLanguage SettingsTheme SettingsThemeLight SettingsThemeDark
    SettingsThemeSystem SettingsZoom SettingsReferencePartner SettingsReferencePartnerNote
    SettingsObservationDate SettingsNotKept

    // About
    AboutTitle AboutVersion AboutText AboutLicences AboutFont AboutIcons AboutDataText

    // Tables and tooltips
    ColumnAmount ColumnStatus ColumnShare ColumnSource
    ColumnKnown TooltipStatus TooltipSource TooltipNoSource More
    Close AmountsHidden ChartSpoken MarksOne MarksOther

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
    FactPublishedAnnounced FactCompared FactClaims FactQuoted
    FactSharesWithinRounding FactSharesBeyondRounding FactShareAgainst FactMix FactDates
    FactBeyond FactSuperseded FactLookalike FactNames FactPerimeters

    // Names of things
    NameTotal NameAllSignatories NameContractTotal SubjectLine SubjectFigure
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
    ContentsPerimeters ContentsPartners ContentsGroups
    ContentsLines ContentsLanes ContentsDeadlines ContentsDocuments ContentsSources
    ContentsAnnounced
    ControlChart
    UnknownShort

    // Export
    ExportTitle ExportVerb ExportWhat ExportForm ExportSize ExportScale ExportPrint ExportScreen
    ExportPreview ExportPreviewComing ExportPresetSlide ExportPresetA4 ExportPresetColumn
    ExportPresetFree ExportWidth ExportHeight ExportRunning ExportRunningOf ExportStop
    ActionCopyChart ToastExported ToastExportCancelled ToastExportBusy DrawFailed

    // Presentation
    ActionPresent ActionPresentChart ActionHideAmounts ActionExportSlides RailSlides
    ScreenSlides AmountHiddenSpoken PresentPlace PresentHypotheses
    PresentBlack PresentTable PresentTablePart TableAxes TableShares TableFigures TableDates TableFigure TableCountdown MarkOpen SlidesPlace SlidesSlide SlidesIsSplit SlidesIsEmpty PresentSuppose PresentNoSuppose PresentAmbiguous ActionShowAmounts PresentZeroNeeds PresentNothing
    PresentNoChart SlideEmptyText SlideTableName SlideTableValue SlideTableNote SlideTableMore
    SlideOtherAxesOne SlideOtherAxesOther SlideHalf SlidesCountOne SlidesCountOther
    SlidesHiddenOne SlidesHiddenOther SlidesListTitle SlidesShow SlidesHide SlidesTitleField
    SlidesTitleHint SlidesTitleReset SlidesTitleKeep SlidesTitleOwn SlidesTitleFinding
    SlidesTitleNeutral SlidesTitleContested SlidesTitleOutdated SlidesNothing SlidesSplit
    SlidesJoin SlidesDense SlidesReset SlidesExport SlidesMoveUp SlidesMoveDown SlidesRow
    SlidesShown SlidesIsHidden SlidesStepMoved SlidesStepShown SlidesStepHidden SlidesStepTitle
    SlidesStepSplit SlidesStepReset SlideNameCover SlideNameDates SlideNameParts SlideNameAxes
    SlideNamePartner SlideNameGaps FindingSlideTitleContested FindingSlideTitleOutdated
    FactTitles RemedySlideTitle AmountsHiddenNotice ExportAmountsHidden

    // Slides
    SlideAxes SlidePartner SlideGaps SlidePartsScope SlidePartsFindingOne
    SlidePartsFindingOther SlideMembers SlideMembersUnknown SlideOthersOne SlideOthersOther
    SlideAxesFinding SlidePartnerFinding SlideGapsFinding SlidePointsOne SlidePointsOther SlideUndatedOne SlideUndatedOther
    SlideMoreDatesOne SlideMoreDatesOther SlidesName

    // Report
    ReportTable ReportSeverity ReportPoint ReportRead ActionReport

    // Sheets: charts that leave the program
    SheetAxisBudgets SheetFile SheetFileOnly SheetUnsavedOne SheetUnsavedOther SheetSources
    SheetNote SheetPartsBase SheetLegendNil SheetLegendUnallocated

    // Command line
    CliCommandEdit CliCommandEditMore CliMissingSet CliBadSet CliBadId CliUnknownLine
    CliUnknownPartner CliUnknownPerimeterId CliNearest CliKnownIds CliEditChange CliEditRefused
    CliNothingWritten CliKeptCopy CliRemedyOutput CliRemedyInPlace CliRemedyAgain CliCommandEditInPlace CauseIsSource
    CliUsage CliHelp CliCommands CliOptions CliCommandWindow CliCommandSummary CliCommandCheck
    CliCommandRender CliScreens CliOptionToday CliOptionLang CliOptionHelp CliOptionVersion
    CliExitCodes CliUnknownCommand CliUnknownPicture CliUnknownPerimeter CliMissingFile
    CliMissingOutput CliBadEnding CliBadPreset CliBadScale CliBadSlide CliCommandReport CliReportForm CliScreenForm CliRenderOptions CliRenderSettings
    CliSheets CliMissingValue CliTooManyArguments CliBadDate CliBadSize CliBadTheme
    CliBadLang CliTryHelp CliWritten CliNotWritten CliNoFindings CliNoDisplay
    CliNoDisplayHint CliSummaryAxes CliSummaryPartners CliSummaryGroups
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
    EditNamedReload EditNamedMerge OutsideChanged OutsideDiffersOne OutsideDiffersOther
    OutsideComparing OutsideMerging
    OutsideMerge OutsideMergeTip OutsideKeepMine OutsideKeepMineTip OutsideTakeTheirs
    OutsideTakeTheirsTip OutsideCompare OutsideCompareTip OutsideBroken OutsideProblems OutsideGone
    OutsideGoneText OutsideNotOnDisk OutsideRecreate OutsideUnreadable OutsideSetAside OutsideCopyFailedText
    OutsideCannotMerge ToastReloadedOne ToastReloadedOther ToastReloadedLayout ToastMerged
    ToastTookTheirs MergeTitle MergeText MergeOpenOne MergeOpenOther MergeAllMade MergeApply
    MergeAllOurs MergeAllTheirs MergeOurs MergeTheirs MergeBase MergeUndecided MergeRemoved
    MergeKept MergeNothing MergeUnder MergeAtTop MergeExistence MergeOrder MergeNesting MergeColour
    MergeYes MergeNo CompareTitle CompareTheirs CompareOurs CompareNone CompareMoved CompareChanged

    // Recovery, one writer, earlier versions
    ActionRecover Moment MomentExact RecoveryTitle RecoveryOneText RecoveryOtherText RecoveryUntimedText RecoveryDraftOnlyText
    RecoveryTornOneText RecoveryTornOtherText RecoveryLeftText RecoveryChangedText RecoveryMissingText RecoveryKeep
    RecoveryCompare RecoveryList RecoveryDiscard RecoveryDiscardNote RecoveryDraft
    RecoveryDraftFormText RecoveryOf RecoveryNext RecoveryPrevious RecoveryNone RecoveryDiscarded
    HomeToRecover KeepingOff StatusKept StatusWorkingOut StatusEditing StatusKeepingOff JournalsDamagedOne
    JournalsDamagedOther JournalsNewerOne JournalsNewerOther HeldBy HeldOn HeldUnknown HeldTry
    ActionOpenEarlier EditNamedRestore EarlierTitle EarlierText EarlierReading EarlierNoneText
    EarlierNoFile EarlierOpen EarlierUnreadable EarlierSame EarlierRestored EarlierNotKept

    // Findings set aside
    EditNamedDismiss EditNamedTakeUp NamePoint SubjectDismissal FormDismissal FormNewDismissal
    FindingsDismiss FindingsDismissVerb FindingsBothReason FindingsTakeUp FindingsForget
    FindingsReasonEdit DismissedOne DismissedOther DismissedIdleOne DismissedIdleOther DismissedMoreText DismissedShow DismissedHide DismissedTitle
    DismissedReason DismissedReasonOn DismissedUnmatchedText DismissedBlockingText
    ReportMorePointsOne ReportMorePointsOther

    // Tables for spreadsheets
    ListingOpen ListingAside ListingIdle MoreRowsOne MoreRowsOther ExportCsvNote CliListing
    CliFindingsForm CliSlidesForm

    // Two versions held against each other
    RailContrast ScreenContrast ContrastTitle ContrastScope ContrastScopeSeveral ContrastElsewhere
    ContrastOtherPerimeter ContrastEndOne ContrastEndOther ContrastNotTotalOne
    ContrastNotTotalOther ContrastStateStep ContrastStateOnly ContrastMoreStatesOne
    ContrastMoreStatesOther ContrastAmountOf ContrastAmountGone ContrastAnnounced ContrastTogether
    ContrastRemainder ContrastGap ContrastGapNote ContrastOthersOne ContrastOthersOther
    ContrastOthersNote ContrastOthersSum ContrastSilentOne ContrastSilentOther ContrastNoAmount
    ContrastSilentMark ContrastNamed ContrastNothing ContrastNothingNote ContrastSame ContrastWordsOnly
    ContrastStill ContrastStillMoved ContrastStillNone ContrastHead ContrastChangesOne ContrastChangesOther
    ContrastAxesSameOne ContrastAxesSameOther ContrastAxesAll ContrastKindAmounts
    ContrastKindStates ContrastKindSignatories ContrastKindFinancers ContrastKindDates
    ContrastKindTotals ContrastKindLines ContrastKindWords ContrastKindDoubts ContrastInClear
    ContrastCopy ContrastPaired ContrastOnAxis ContrastOnLine ContrastNew ContrastNewPlural
    ContrastHadNone ContrastChanged ContrastChangedPlural ContrastGone ContrastGonePlural
    ContrastBecomes ContrastAllSignOne ContrastAllSignOther ContrastComeOne ContrastComeOther
    ContrastComeSilentOne ContrastComeSilentOther ContrastLeaveOne ContrastLeaveOther
    ContrastDateNew ContrastDateGone ContrastDateMoved ContrastTotalNew ContrastTotalGone
    ContrastTotalChanged ContrastSharesNew ContrastLinesNewOne ContrastLinesNewOther
    ContrastAxesNewOne ContrastAxesNewOther ContrastLinesGoneOne ContrastLinesGoneOther
    ContrastWordsNew ContrastWordsGone ContrastWordsChanged ContrastWordsMoved ContrastShared
    ContrastSameName ContrastJoined ContrastJoin ContrastPart ContrastAndMoreOne ContrastAndMoreOther ContrastMoreOne ContrastMoreOther ContrastCells
    ContrastCellsNote ContrastCellsMark ContrastKnownOne ContrastKnownOther ContrastCellsOne
    ContrastCellsOther ContrastCellsAmountsOne ContrastCellsAmountsOther ContrastCellsStatesOne
    ContrastCellsStatesOther ContrastCellsBoth ContrastCellsNone ContrastColumnStep
    ContrastColumnDetail ContrastColumnBefore ContrastColumnAfter ContrastColumnChange
    ContrastSideNumber ContrastSideNamed ContrastSideSaved ContrastSideOpen ContrastSideEarlier ContrastEarlier ContrastCopyShort ContrastEarlierPick ContrastEarlierHead ContrastEarlierNone ContrastEarlierNoFile ContrastEarlierListing
    ContrastUnread ContrastUnreadCause ContrastUnreadProblem ContrastReadAgain
    ContrastSaved ContrastOpen SheetContrast
    ContrastWaiting ContrastPickFile ContrastPickNone ContrastPickBefore ContrastPickAfter ContrastSwap ContrastFollow ContrastWithinAxis CliCommandContrast CliWith CliMissingWith
}
