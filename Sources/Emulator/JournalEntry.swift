import ByteBuffers
import EventsAPI
import HTTP1

/// One request and its answer, as the journal keeps it: fixed fields, then the bytes of head,
/// content and findings, one behind the other.
///
/// It is written for every request, so it holds what was there anyway; texts are made when it is
/// read (`JournalEntry+JSON.swift`).
struct JournalEntry {
    var time: Timestamp
    private let shortConnection: Int32
    private let shortContentBytes: Int32
    private let shortHeadBytes: Int32
    private var shortFindingsBytes: Int32 = 0
    private var shortMicroseconds: Int32 = 0
    private var shortStatus: UInt16
    let surface: Surface
    /// Whether the head could be read.
    let isWellFormed: Bool
    /// Whether the answer stands only if the commit of its turn succeeds.
    let awaitsCommit: Bool

    /// Longer contents are cut, and the entry says so (design, section 1).
    static let maximumContentBytes = 65_536
    /// Heads that were refused for their length are cut as well.
    static let maximumHeadBytes = 65_536

    /// Reads the fixed fields at the start of an entry.
    init(_ bytes: Span<UInt8>) {
        self = bytes.withUnsafeBytes { $0.loadUnaligned(as: JournalEntry.self) }
    }

    init(
        at time: Timestamp, surface: Surface, connection: Int, isWellFormed: Bool, headBytes: Int,
        contentBytes: Int, status: Int, awaitsCommit: Bool
    ) {
        self.time = time
        self.surface = surface
        shortConnection = Int32(truncatingIfNeeded: connection)
        shortContentBytes = Int32(clamping: contentBytes)
        shortHeadBytes = Int32(truncatingIfNeeded: min(headBytes, Self.maximumHeadBytes))
        shortStatus = UInt16(truncatingIfNeeded: status)
        self.isWellFormed = isWellFormed
        self.awaitsCommit = awaitsCommit
    }

    var connection: Int { Int(shortConnection) }
    /// How long the content was.
    var contentBytes: Int { Int(shortContentBytes) }
    /// How much of it is kept.
    var keptContentBytes: Int { min(contentBytes, Self.maximumContentBytes) }
    var headBytes: Int { Int(shortHeadBytes) }
    /// The JSON text of `"violations":[…],"warnings":[…]`; nothing when there are none.
    var findingsBytes: Int {
        get { Int(shortFindingsBytes) }
        set { shortFindingsBytes = Int32(clamping: newValue) }
    }
    var microseconds: Int {
        get { Int(shortMicroseconds) }
        set { shortMicroseconds = Int32(clamping: newValue) }
    }
    var status: Int {
        get { Int(shortStatus) }
        set { shortStatus = UInt16(truncatingIfNeeded: newValue) }
    }

    static var fixedBytes: Int { MemoryLayout<JournalEntry>.size }

    var head: Range<Int> { Self.fixedBytes..<Self.fixedBytes + headBytes }
    var content: Range<Int> { head.upperBound..<head.upperBound + keptContentBytes }
    var findings: Range<Int> { content.upperBound..<content.upperBound + findingsBytes }

    func withBytes(_ body: (Span<UInt8>) -> Void) {
        withUnsafeBytes(of: self) { body(Span(_unsafeBytes: $0)) }
    }
}
