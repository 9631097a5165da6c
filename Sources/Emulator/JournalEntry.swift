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
    var connection: Int
    /// How long the content was.
    var contentBytes: Int
    /// How much of it is kept.
    var keptContentBytes: Int
    var headBytes: Int
    /// The JSON text of `"violations":[…],"warnings":[…]`; nothing when there are none.
    var findingsBytes: Int
    var status: Int
    var microseconds: Int
    var surface = Surface.oneAgent
    /// Whether the head could be read, so that the fields of `request` mean something.
    var isWellFormed: Bool
    /// Whether the answer stands only if the commit of its turn succeeds.
    var awaitsCommit: Bool
    var method = 0..<0
    var target = 0..<0
    var fields = 0..<0

    /// Longer contents are cut, and the entry says so (design, section 1).
    static let maximumContentBytes = 65_536
    /// Heads that were refused for their length are cut as well.
    static let maximumHeadBytes = 65_536

    /// Reads the fixed fields at the start of an entry.
    init(_ bytes: Span<UInt8>) {
        self = bytes.withUnsafeBytes { $0.loadUnaligned(as: JournalEntry.self) }
    }

    init(
        at time: Timestamp, connection: Int, request: RequestHead?, headBytes: Int,
        contentBytes: Int, status: Int, awaitsCommit: Bool
    ) {
        self.time = time
        self.connection = connection
        self.contentBytes = contentBytes
        keptContentBytes = min(contentBytes, Self.maximumContentBytes)
        self.headBytes = min(headBytes, Self.maximumHeadBytes)
        findingsBytes = 0
        self.status = status
        microseconds = 0
        self.awaitsCommit = awaitsCommit
        isWellFormed = request != nil
        guard let request else { return }
        method = request.methodRange
        target = request.target
        fields = request.fields
    }

    static var fixedBytes: Int { MemoryLayout<JournalEntry>.size }

    var head: Range<Int> { Self.fixedBytes..<Self.fixedBytes + headBytes }
    var content: Range<Int> { head.upperBound..<head.upperBound + keptContentBytes }
    var findings: Range<Int> { content.upperBound..<content.upperBound + findingsBytes }

    func withBytes(_ body: (Span<UInt8>) -> Void) {
        withUnsafeBytes(of: self) { body(Span(_unsafeBytes: $0)) }
    }
}

/// Where a request came in.
enum Surface: UInt8 {
    case oneAgent

    var name: StaticString {
        switch self {
        case .oneAgent: "oneagent"
        }
    }
}
